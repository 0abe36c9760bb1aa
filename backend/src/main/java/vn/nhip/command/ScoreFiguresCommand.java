package vn.nhip.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.catalogue.ScoreCommand;

/** {@code nhip score}: pure scoring of a file of figures. */
@Command(
        name = "score",
        description = "Scores a file of figures by a catalogue; reads and writes CSV.",
        footer = {
            "",
            "Examples:",
            "  nhip score --catalogue config/catalogue/766-portal-2026.yaml --figures figures.csv"
        })
public final class ScoreFiguresCommand implements Callable<Integer> {
    @Option(names = "--catalogue", required = true, paramLabel = "FILE", description = "A catalogue (YAML).")
    private Path catalogue;

    @Option(
            names = "--figures",
            required = true,
            paramLabel = "FILE.csv",
            description = "unit,period,component,met,total and, if need be, kind (of the unit); empty = no figure")
    private Path figures;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        int exit = new ScoreCommand()
                .run(
                        catalogue,
                        figures,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr());
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().flush();
        return exit;
    }
}
