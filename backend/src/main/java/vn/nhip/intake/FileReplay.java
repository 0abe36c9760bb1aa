package vn.nhip.intake;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.ledger.Ledger;
import vn.nhip.ops.EventLoop;
import vn.nhip.ops.Sha256;

/**
 * Takes files in through the same codecs and the same ledger as every feed. FieldReader runs on worker threads, one chunk
 * ahead of the append, so memory does not grow with the file. After each append the place is kept; an import that was
 * interrupted goes on there. A full queue and an away ledger are waited for, then the import fails, to be resumed.
 */
public final class FileReplay {
    private static final Logger log = LoggerFactory.getLogger(FileReplay.class);
    private static final long LONGEST_BACKOFF_MILLIS = 5_000;

    private final Vertx vertx;
    private final Intake intake;
    private final Checkpoints checkpoints;
    private final ReplaySettings settings;

    public FileReplay(Vertx vertx, Intake intake, Checkpoints checkpoints, ReplaySettings settings) {
        this.vertx = vertx;
        this.intake = intake;
        this.checkpoints = checkpoints;
        this.settings = settings;
    }

    /**
     * Takes one file in.
     *
     * @param progress told after every append, on an event loop
     * @return fails when the file cannot be opened, and when the ledger stayed away; what was committed until then stays
     */
    public Future<ReplaySummary> replay(Path file, FileForm form, Consumer<ReplayProgress> progress) {
        return vertx.executeBlocking(() -> new Opened(file, Files.size(file), fingerprint(file)))
                .compose(opened -> checkpoints
                        .load(opened.fingerprint())
                        .map(known -> known.orElse(new Checkpoints.Checkpoint(0, 0)))
                        .compose(begun -> new Run(opened, form, begun, progress).whole()));
    }

    /** A file and its content's name: every byte counts, since a checkpoint of another file would skip rows. */
    private record Opened(Path file, long size, String fingerprint) {}

    private static String fingerprint(Path file) throws IOException {
        MessageDigest sha256 = Sha256.begin();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** One import of one file. Its fields are touched on one event loop, but for the chunks, read by one worker a time. */
    private final class Run {
        private final Opened opened;
        private final FileForm form;
        private final Checkpoints.Checkpoint begun;
        private final Consumer<ReplayProgress> progress;
        private final Context home = vertx.getOrCreateContext();
        private final Instant startedAt = intake.now();
        private final List<ReplaySummary.Problem> problems = new ArrayList<>();
        private final Promise<Void> ended = Promise.promise();
        private @Nullable FileChunks chunks;
        private long skipped;
        private long accepted;
        private long duplicate;
        private long setAside;
        private boolean damaged;

        Run(Opened opened, FileForm form, Checkpoints.Checkpoint begun, Consumer<ReplayProgress> progress) {
            this.opened = opened;
            this.form = form;
            this.begun = begun;
            this.progress = progress;
        }

        Future<ReplaySummary> whole() {
            return vertx.executeBlocking(this::open)
                    .compose(first -> {
                        go(first);
                        return ended.future();
                    })
                    .compose(done -> checkpoints.forget(opened.fingerprint()))
                    .map(done -> summary())
                    .eventually(() -> vertx.executeBlocking(this::shut));
        }

        private FileChunks.Chunk open() throws IOException {
            FileChunks mine = new FileChunks(opened.file(), form, intake.codecs(), settings);
            chunks = mine;
            skipped = mine.skip(begun.rows());
            return mine.next(intake.now());
        }

        private FileChunks chunks() {
            if (chunks == null) throw new IllegalStateException("the file is not open");
            return chunks;
        }

        private Void shut() throws IOException {
            if (chunks != null) chunks.close();
            return null;
        }

        /** Appends a chunk while the next is read; then goes on from the event loop's queue, so that no stack grows. */
        private void go(FileChunks.Chunk chunk) {
            Future<FileChunks.Chunk> ahead =
                    chunk.last() ? Future.succeededFuture() : vertx.executeBlocking(() -> chunks().next(intake.now()));
            Future<Void> kept = keep(chunk, 1);
            EventLoop.home(home, Future.join(ahead, kept)).onComplete(both -> {
                if (both.failed()) ended.fail(both.cause());
                else if (chunk.last()) ended.complete();
                else ahead.onSuccess(this::go);
            });
        }

        private Future<Void> keep(FileChunks.Chunk chunk, int tries) {
            damaged |= chunk.damaged();
            if (chunk.rows().isEmpty()) return Future.succeededFuture();
            return append(chunk, tries).compose(receipt -> count(chunk, receipt));
        }

        private Future<Intake.Receipt> append(FileChunks.Chunk chunk, int tries) {
            return EventLoop.home(home, intake.receive(settings.feed(), chunk.rows()))
                    .recover(cause -> {
                        boolean passing = cause instanceof Ledger.QueueFull || cause instanceof Ledger.LedgerAway;
                        if (!passing || tries == settings.maxTries()) return Future.failedFuture(cause);
                        intake.log().retried(settings.feed());
                        long wait = Math.min(
                                LONGEST_BACKOFF_MILLIS, settings.firstBackoff().toMillis() << Math.min(tries - 1, 16));
                        log.warn(
                                "import waits for the ledger: file={} try={} waitMillis={}",
                                opened.file(),
                                tries,
                                wait);
                        return vertx.timer(wait, TimeUnit.MILLISECONDS).compose(waited -> append(chunk, tries + 1));
                    });
        }

        private Future<Void> count(FileChunks.Chunk chunk, Intake.Receipt receipt) {
            accepted += receipt.accepted();
            duplicate += receipt.duplicate();
            for (Decoded.SetAside row : receipt.setAside()) {
                setAside++;
                if (problems.size() < settings.keptProblems()) {
                    String place = chunk.places().get(row.index());
                    problems.add(new ReplaySummary.Problem(place, row.label(), row.field(), row.problem()));
                }
            }
            long rows = skipped + rows();
            progress.accept(
                    new ReplayProgress(rows, chunk.bytesRead(), opened.size(), ReplayProgress.rate(rows(), took())));
            return checkpoints.save(
                    opened.fingerprint(), new Checkpoints.Checkpoint(rows, begun.setAside() + setAside));
        }

        private long rows() {
            return accepted + duplicate + setAside;
        }

        private Duration took() {
            return Duration.between(startedAt, intake.now());
        }

        private ReplaySummary summary() {
            return new ReplaySummary(
                    opened.file(),
                    rows(),
                    accepted,
                    duplicate,
                    setAside,
                    skipped,
                    begun.setAside(),
                    opened.size(),
                    took(),
                    problems,
                    damaged);
        }
    }
}
