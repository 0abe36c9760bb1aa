package vn.nhip;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
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
import vn.nhip.command.Surroundings;

/** The command line. Exit codes: 0 done, 1 found something wrong, 2 unusable arguments or configuration, 3 could not look. */
@Command(
        name = "nhip",
        description = "The live scoreboard of how well a province serves its citizens and businesses.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:found something wrong",
            "2:unusable arguments or configuration",
            "3:could not look (check)"
        },
        footer = {
            "",
            "Examples:",
            "  nhip demo --port 9000          a simulated province, on this machine alone",
            "  nhip serve --config DIR        the server of a real one",
            "  nhip help import               what a command takes",
            "",
            "Settings and what to watch: docs/operations.md"
        },
        versionProvider = Build.class,
        subcommands = {
            CommandLine.HelpCommand.class,
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
    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
        // Before picocli is loaded: it goes back to a standard output that was exchanged since.
        Surroundings surroundings = Surroundings.inUtf8();
        Optional<String> fault = Surroundings.fault(arguments, System.getenv(), System.getProperties());
        CommandLine commands = surroundings.speaking(commandLine());
        fault.ifPresent(commands.getErr()::println);
        System.exit(fault.isPresent() ? 2 : commands.execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(new CommandErrors())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.usage(line.getErr());
        return 2;
    }
}
