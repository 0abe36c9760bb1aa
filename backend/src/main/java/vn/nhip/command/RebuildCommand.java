package vn.nhip.command;

import io.vertx.core.Future;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.window.RebuildingException;

/** {@code nhip rebuild}: throws the windows away and makes them anew; one process at a time. */
@Command(
        name = "rebuild",
        description = "Throws the windows away and rebuilds them from the ledger.",
        footer = {"", "Examples:", "  nhip rebuild --config DIR"})
public final class RebuildCommand implements Callable<Integer> {
    private static final int EVERY = 20_000;
    private static final long LOOKS_MILLIS = 500;

    @Mixin
    private ConfigOption config;

    @Spec
    private CommandSpec spec;

    @Option(names = "--wait", description = "Waits while another process rebuilds them, and rebuilds them then.")
    private boolean waits;

    private long done;
    private boolean told;

    @Override
    public Integer call() throws Exception {
        long startedAt = System.nanoTime();
        try (Opened opened = Opened.blocking(config.directory, false)) {
            opened.await(() -> rebuild(opened));
        }
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        spec.commandLine().getOut().printf("rebuilt from %d cases in %.1f s%n", done, seconds);
        return 0;
    }

    private Future<Void> rebuild(Opened opened) {
        return opened.app.window().rebuild(this::progress).recover(cause -> {
            if (!waits || !(cause instanceof RebuildingException)) return Future.failedFuture(cause);
            if (!told) say(cause.getMessage() + "; waits for it");
            told = true;
            return opened.vertx.timer(LOOKS_MILLIS).compose(later -> rebuild(opened));
        });
    }

    private void progress(long cases) {
        if (cases / EVERY > done / EVERY) say(cases + " cases");
        done = cases;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
