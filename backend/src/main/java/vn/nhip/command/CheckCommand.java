package vn.nhip.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.nhip.window.CouldNotLookException;
import vn.nhip.window.WindowCheck;

/** {@code nhip check}: every count of the windows against a recomputation from the cases. */
@Command(name = "check", description = "Recomputes every window from the ledger and compares with Redis.")
public final class CheckCommand implements Callable<Integer> {
    /** Neither right nor wrong: what was to be looked at could not be seen. */
    private static final int COULD_NOT_LOOK = 3;

    @Mixin
    private ConfigOption config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (Opened opened = Opened.blocking(config.directory, false)) {
            if (opened.windowsBeginEmpty()) {
                out.println("The embedded Redis was not running: its windows are made anew first.");
                opened.await(opened.app.window()::refresh);
            }
            WindowCheck.Report report;
            try {
                report = opened.await(opened.app.window()::check);
            } catch (CouldNotLookException unseen) {
                spec.commandLine().getErr().println("nothing was compared: " + unseen.getMessage());
                return COULD_NOT_LOOK;
            }
            report.differences().forEach(out::println);
            out.printf(
                    "position %d: %d counts compared, %d differ%n",
                    report.position(), report.compared(), report.differing());
            return report.differing() == 0 ? 0 : 1;
        }
    }
}
