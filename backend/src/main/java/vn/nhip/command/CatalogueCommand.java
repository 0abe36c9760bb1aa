package vn.nhip.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.catalogue.CatalogueCheckCommand;
import vn.nhip.catalogue.CatalogueDoc;

/** {@code nhip catalogue check}: errors with line and column; {@code nhip catalogue doc}: the method in words; {@code reload}. */
@Command(
        name = "catalogue",
        description = "Works on catalogue files.",
        subcommands = {
            CommandLine.HelpCommand.class,
            CatalogueCommand.Check.class,
            CatalogueCommand.Doc.class,
            CatalogueReload.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  nhip catalogue check DIR/catalogue/tinh.yaml",
            "  nhip catalogue doc DIR/catalogue/tinh.yaml",
            "  nhip catalogue reload --config DIR"
        })
public final class CatalogueCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }

    /** {@code check FILE}. */
    @Command(
            name = "check",
            description = "Checks a catalogue; names line and column of each error.",
            footer = {"", "Examples:", "  nhip catalogue check DIR/catalogue/tinh.yaml"})
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE")
        private Path file;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            CommandLine line = spec.commandLine();
            int exit = new CatalogueCheckCommand().run(file, line.getOut(), line.getErr());
            line.getOut().flush();
            line.getErr().flush();
            return exit;
        }
    }

    /** {@code doc FILE}. */
    @Command(
            name = "doc",
            description = "Prints a catalogue in Vietnamese words, as Markdown.",
            footer = {"", "Examples:", "  nhip catalogue doc DIR/catalogue/tinh.yaml > cach-tinh.md"})
    static final class Doc implements Callable<Integer> {
        @Parameters(paramLabel = "FILE")
        private Path file;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            CommandLine line = spec.commandLine();
            int exit = CatalogueDoc.run(file, line.getOut(), line.getErr());
            line.getOut().flush();
            line.getErr().flush();
            return exit;
        }
    }
}
