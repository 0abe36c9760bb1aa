package vn.nhip.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nhip rebuild}: throws the windows away and makes them anew. */
@Command(name = "rebuild", description = "Throws the windows away and rebuilds them from the ledger.")
public final class RebuildCommand implements Callable<Integer> {
    private static final int EVERY = 20_000;

    @Mixin
    private ConfigOption config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        long startedAt = System.nanoTime();
        long[] cases = {0};
        try (Opened opened = Opened.blocking(config.directory, false)) {
            opened.await(() -> opened.app.window().rebuild(done -> {
                if (done / EVERY > cases[0] / EVERY) {
                    out.println(done + " cases");
                    out.flush();
                }
                cases[0] = done;
            }));
        }
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        out.printf("rebuilt from %d cases in %.1f s%n", cases[0], seconds);
        return 0;
    }
}
