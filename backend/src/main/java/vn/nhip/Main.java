package vn.nhip;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.nhip.bench.BenchClientCommand;
import vn.nhip.bench.BenchCommand;
import vn.nhip.bench.BenchEventsCommand;
import vn.nhip.command.Build;
import vn.nhip.command.CatalogueCommand;
import vn.nhip.command.CheckCommand;
import vn.nhip.command.CommandErrors;
import vn.nhip.command.DemoCommand;
import vn.nhip.command.ImportCommand;
import vn.nhip.command.RebuildCommand;
import vn.nhip.command.ScoreFiguresCommand;
import vn.nhip.command.ServeCommand;

/** The command line. Exit codes: 0 done, 1 found something wrong, 2 unusable arguments or configuration, 3 could not look. */
@Command(
        name = "nhip",
        description = "The live scoreboard of how well a province serves its citizens and businesses.",
        mixinStandardHelpOptions = true,
        versionProvider = Build.class,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ImportCommand.class,
            ScoreFiguresCommand.class,
            CheckCommand.class,
            RebuildCommand.class,
            CatalogueCommand.class,
            BenchCommand.class,
            BenchClientCommand.class,
            BenchEventsCommand.class
        })
public final class Main implements Callable<Integer> {
    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(new CommandErrors())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() {
        CommandLine.usage(this, System.err);
        return 2;
    }
}
