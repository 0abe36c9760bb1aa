package vn.nhip.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.nhip.pages.PageAddresses;

/** {@code nhip serve}: the server, until it is told to stop. */
@Command(
        name = "serve",
        description = "Runs the server on the configured PostgreSQL and Redis.",
        footer = {
            "",
            "Examples:",
            "  nhip serve --config /etc/nhip",
            "  NHIP_HTTP_PORT=9000 nhip serve --config /etc/nhip"
        })
public final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Opened opened = Opened.blocking(config.directory, true, Ground::requireServer);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            opened.stopServer();
                            stopped.countDown();
                        },
                        "stop"));
        try {
            opened.await(opened.app::start);
        } catch (Exception refused) {
            opened.stopServer();
            throw refused;
        }
        spec.commandLine()
                .getOut()
                .println("Nhịp: " + Pages.address(opened.config, opened.app.port()) + PageAddresses.TRIAL_WALL);
        spec.commandLine().getOut().flush();
        stopped.await();
        return 0;
    }
}
