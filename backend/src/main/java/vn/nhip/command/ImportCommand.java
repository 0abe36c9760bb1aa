package vn.nhip.command;

import io.vertx.core.Future;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.intake.Checkpoints;
import vn.nhip.intake.FileForm;
import vn.nhip.intake.FileReplay;
import vn.nhip.intake.ReplayProgress;
import vn.nhip.intake.ReplaySettings;
import vn.nhip.intake.ReplaySummary;
import vn.nhip.ledger.LedgerReader;

/** {@code nhip import}: files through the same intake as every feed. */
@Command(
        name = "import",
        description = "Takes files in through the same intake as every feed; resumable.",
        footer = {
            "",
            "Examples:",
            "  nhip import --config DIR --format dvcqg-v2 2026-10.json.gz 2026-11.json",
            "  nhip import --config DIR --format dvcqg-v2 --unit H48.01 rows.json",
            "  nhip import --config DIR --format cloudevents events.jsonl"
        })
public final class ImportCommand implements Callable<Integer> {
    private static final String FEED = "import";

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A JSON array, or JSON values: a row a line, or indented; UTF-8 or UTF-16; .gz too.")
    private List<Path> files;

    @Option(names = "--format", required = true, description = "dvcqg-v2 or cloudevents")
    private String format;

    @Option(names = "--unit", description = "The unit that the rows are of, where they do not say it.")
    private @Nullable String unit;

    @Mixin
    private ConfigOption config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        FileForm form = FileForm.of(format);
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new IllegalArgumentException(file + " cannot be read");
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean wrong = false;
        try (Opened opened = Opened.blocking(config.directory, false)) {
            ReplaySettings settings = ReplaySettings.of(FEED, opened.app.intakeLimits());
            if (unit != null) settings = of(settings, unit);
            Checkpoints checkpoints = new PgCheckpoints(opened.app.reader());
            ReplaySettings chosen = settings;
            for (Path file : files) {
                ReplaySummary summary =
                        opened.await(() -> new FileReplay(opened.vertx, opened.app.intake(), checkpoints, chosen)
                                .replay(file, form, progress -> show(out, progress)));
                print(out, summary);
                wrong |= summary.somethingWrong();
            }
        }
        return wrong ? 1 : 0;
    }

    private static ReplaySettings of(ReplaySettings usual, String unit) {
        return new ReplaySettings(
                usual.feed(),
                unit,
                usual.chunkRows(),
                usual.maxLineBytes(),
                usual.keptProblems(),
                usual.maxTries(),
                usual.firstBackoff());
    }

    private static void show(PrintWriter out, ReplayProgress progress) {
        long percent = progress.size() == 0 ? 100 : Math.min(100, progress.bytes() * 100 / progress.size());
        out.printf("\r%d rows, %d %%, %d rows/s ", progress.rows(), percent, progress.rowsPerSecond());
        out.flush();
    }

    private static void print(PrintWriter out, ReplaySummary summary) {
        out.println();
        for (ReplaySummary.Problem problem : summary.problems()) {
            out.printf(
                    "set aside %s: %s %s: %s%n", problem.place(), problem.label(), problem.field(), problem.problem());
        }
        out.printf(
                "%s: %d rows: %d accepted, %d duplicate, %d set aside (%d skipped: imported before)%n",
                summary.file(),
                summary.rows(),
                summary.accepted(),
                summary.duplicate(),
                summary.setAside(),
                summary.skipped());
    }

    /** Checkpoints in the ledger, beside the rows that they speak of. */
    private record PgCheckpoints(LedgerReader reader) implements Checkpoints {
        @Override
        public Future<Optional<Checkpoint>> load(String fingerprint) {
            return reader.imported(fingerprint)
                    .map(known -> known.map(place -> new Checkpoint(place.rows(), place.setAside())));
        }

        @Override
        public Future<Void> save(String fingerprint, Checkpoint checkpoint) {
            return reader.saveImported(
                    fingerprint,
                    new LedgerReader.Imported(checkpoint.rows(), checkpoint.setAside()),
                    java.time.InstantSource.system().instant());
        }

        @Override
        public Future<Void> forget(String fingerprint) {
            return reader.forgetImported(fingerprint);
        }
    }
}
