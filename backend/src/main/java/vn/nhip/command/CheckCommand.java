package vn.nhip.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.ledger.LedgerReplay;
import vn.nhip.window.CouldNotLookException;
import vn.nhip.window.WindowCheck;

/** {@code nhip check}: every count of the windows against a recomputation from the cases, folded again by today's lists. */
@Command(
        name = "check",
        description = "Folds every case again, recomputes every window from that and compares with Redis.",
        footer = {"", "Examples:", "  nhip check --config DIR", "  nhip check --deep --config DIR"})
public final class CheckCommand implements Callable<Integer> {
    /** Neither right nor wrong: what was to be looked at could not be seen. */
    private static final int COULD_NOT_LOOK = 3;

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--deep",
            description =
                    "First folds all that was ever accepted, from the first update on, and compares with what is kept.")
    private boolean deep;

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
            boolean right = !deep || replay(opened, out);
            WindowCheck.Report report = opened.await(
                    () -> opened.app.window().check(opened.config.lists().fold()));
            report.differences().forEach(out::println);
            out.printf(
                    "position %d: %d counts compared, %d differ%n",
                    report.position(), report.compared(), report.differing());
            return right && report.differing() == 0 ? 0 : 1;
        } catch (CouldNotLookException unseen) {
            spec.commandLine().getErr().println("nothing was compared: " + unseen.getMessage());
            return COULD_NOT_LOOK;
        }
    }

    /** Whether what is kept is what its updates make. */
    private static boolean replay(Opened opened, PrintWriter out) throws Exception {
        LedgerReplay.Report report;
        try {
            report = opened.await(opened.app.replay()::run);
        } catch (Exception unread) {
            throw new CouldNotLookException("the ledger could not be read: " + unread.getMessage(), unread);
        }
        report.differences().forEach(out::println);
        out.printf(
                "%d updates folded again: %d states compared, %d differ%n",
                report.updates(), report.compared(), report.differing());
        return report.differing() == 0;
    }
}
