package vn.nhip.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.ledger.Ledger;

class FileReplayTest {
    private static final int CHUNK = 10;

    private static Vertx vertx;

    @TempDir
    private Path folder;

    private final Fixtures.Room room = Fixtures.Room.open();
    private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
    private final List<ReplayProgress> told = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static final class MemoryCheckpoints implements Checkpoints {
        private final Map<String, Checkpoint> kept = new ConcurrentHashMap<>();

        @Override
        public Future<Optional<Checkpoint>> load(String fingerprint) {
            return Future.succeededFuture(Optional.ofNullable(kept.get(fingerprint)));
        }

        @Override
        public Future<Void> save(String fingerprint, Checkpoint checkpoint) {
            kept.put(fingerprint, checkpoint);
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> forget(String fingerprint) {
            kept.remove(fingerprint);
            return Future.succeededFuture();
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String events(String between, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Fixtures.caseEvent("e-" + i, "C-" + i))
                .collect(Collectors.joining(between));
    }

    private static String array(int rows) {
        return "[" + events(",\n", 0, rows) + "]\n";
    }

    private ReplaySummary replay(Path file, FileForm form) throws Exception {
        return replay(file, form, null);
    }

    private ReplaySummary replay(Path file, FileForm form, String unit) throws Exception {
        ReplaySettings settings = new ReplaySettings("import", unit, CHUNK, 20_000, 3, 4, Duration.ofMillis(1));
        return new FileReplay(vertx, room.intake(), checkpoints, settings)
                .replay(file, form, told::add)
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    @Test
    void givenAnArray_whenReplayed_thenEveryRowIsTakenInItsOrderAndProgressIsTold() throws Exception {
        Path file = file("cases.json", array(25));

        ReplaySummary summary = replay(file, FileForm.CLOUDEVENTS);

        assertEquals(25, summary.accepted());
        assertFalse(summary.somethingWrong());
        List<String> cases =
                room.ledger().kept().stream().map(update -> update.body().key()).toList();
        assertEquals(IntStream.range(0, 25).mapToObj(i -> "C-" + i).toList(), cases);
        assertEquals(
                List.of(10L, 20L, 25L), told.stream().map(ReplayProgress::rows).toList());
        assertEquals(Files.size(file), told.get(2).size());
        assertEquals(Files.size(file), told.get(2).bytes());
    }

    @Test
    void givenLines_whenReplayed_thenEveryLineIsOneRow() throws Exception {
        ReplaySummary summary = replay(file("cases.ndjson", events("\r\n\n", 0, 12)), FileForm.CLOUDEVENTS);

        assertEquals(12, summary.accepted());
        assertEquals(12, summary.rows());
    }

    @Test
    void givenAZippedFile_whenReplayed_thenItIsReadAsThePlainOne() throws Exception {
        Path file = Files.write(folder.resolve("cases.gz"), zipped(array(12)));

        ReplaySummary summary = replay(file, FileForm.CLOUDEVENTS);

        assertEquals(12, summary.accepted());
        assertEquals(Files.size(file), told.get(1).bytes());
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(Fixtures.bytes(text));
        }
        return bytes.toByteArray();
    }

    @Test
    void givenPortalRowsEnvelopesAndLists_whenReplayedByLine_thenAllRowsAreTaken() throws Exception {
        String lines = Fixtures.portalRow("C-1") + "\n"
                + "{\"session\":\"s\",\"madonvi\":\"H48.53\",\"isUpdating\":\"True\",\"data\":["
                + Fixtures.portalRow("C-2") + "," + Fixtures.portalRow("C-3") + "]}\n"
                + "[" + Fixtures.portalRow("C-4") + "]";

        ReplaySummary summary = replay(file("cases.ndjson", lines), FileForm.DVCQG_V2, "H48.01");

        assertEquals(4, summary.accepted());
        assertTrue(room.ledger().kept().get(0).body().toString().contains("unit=H48.01"));
        assertTrue(room.ledger().kept().get(1).body().toString().contains("unit=H48.53"));
    }

    @Test
    void givenBadLines_whenReplayed_thenTheOthersAreTakenAndTheFirstProblemsNameTheirLines() throws Exception {
        String text = events("\n", 0, 1) + "\n{\"broken\n\n" + "x".repeat(30_000) + "\n{}\n7\n" + events("\n", 1, 2);

        ReplaySummary summary = replay(file("cases.ndjson", text), FileForm.CLOUDEVENTS);

        assertEquals(2, summary.accepted());
        assertEquals(4, summary.setAside());
        assertTrue(summary.somethingWrong());
        assertFalse(summary.damaged());
        assertEquals(
                List.of(
                        new ReplaySummary.Problem("line 2", "", "", "not JSON: line 2, column 9"),
                        new ReplaySummary.Problem("line 4", "", "", "longer than 20000 bytes"),
                        new ReplaySummary.Problem("line 5", "", "specversion", "missing")),
                summary.problems());
    }

    @Test
    void givenAnArrayThatBreaksOff_whenReplayed_thenTheRowsBeforeAreTakenAndTheFileIsCalledDamaged() throws Exception {
        String text = array(12);

        ReplaySummary summary = replay(file("c.json", text.substring(0, text.length() - 20)), FileForm.CLOUDEVENTS);

        assertEquals(11, summary.accepted());
        assertEquals(1, summary.setAside());
        assertTrue(summary.damaged());
    }

    @Test
    void givenAZipThatBreaksOff_whenReplayed_thenItIsCalledDamaged() throws Exception {
        byte[] whole = zipped(events("\n", 0, 2_000));
        Path file = Files.write(folder.resolve("cases.gz"), java.util.Arrays.copyOf(whole, whole.length / 2));

        ReplaySummary summary = replay(file, FileForm.CLOUDEVENTS);

        assertTrue(summary.damaged());
        assertTrue(summary.accepted() > 0);
        assertEquals(summary.rows(), summary.accepted() + 1);
    }

    @Test
    void givenAFinishedImport_whenRepeated_thenEveryRowIsADuplicate() throws Exception {
        Path file = file("cases.json", array(25));

        replay(file, FileForm.CLOUDEVENTS);
        ReplaySummary again = replay(file, FileForm.CLOUDEVENTS);

        assertEquals(25, again.duplicate());
        assertEquals(0, again.skipped());
    }

    @Test
    void givenALedgerThatStaysAway_whenReplayedAgainLater_thenItGoesOnWhereItWas() throws Exception {
        String bad = "{}\n";
        Path file = file("cases.ndjson", bad + events("\n", 0, 24));
        Path sameUnderAnotherName = file("renamed.ndjson", bad + events("\n", 0, 24));
        told.clear();
        Checkpoints.Checkpoint begun = failAfterOneChunk(file);

        ReplaySummary summary = replay(sameUnderAnotherName, FileForm.CLOUDEVENTS);

        assertEquals(new Checkpoints.Checkpoint(10, 1), begun);
        assertEquals(10, summary.skipped());
        assertEquals(15, summary.accepted());
        assertEquals(0, summary.duplicate());
        assertTrue(summary.somethingWrong());
        assertEquals(24, room.ledger().kept().size());
    }

    private Checkpoints.Checkpoint failAfterOneChunk(Path file) {
        FileReplay failing = new FileReplay(
                vertx,
                room.intake(),
                checkpoints,
                new ReplaySettings("import", null, CHUNK, 20_000, 3, 2, Duration.ofMillis(1)));
        ExecutionException failed = assertThrows(
                ExecutionException.class,
                () -> failing.replay(
                                file,
                                FileForm.CLOUDEVENTS,
                                progress -> room.ledger().failNext(Integer.MAX_VALUE, new Ledger.LedgerAway(null)))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(60, TimeUnit.SECONDS));
        assertInstanceOf(Ledger.LedgerAway.class, failed.getCause());
        room.ledger().recover();
        return checkpoints.kept.values().iterator().next();
    }

    @Test
    void givenAFullQueue_whenReplayed_thenItWaitsAndLosesNothing() throws Exception {
        room.ledger().failNext(3, new Ledger.QueueFull(10));

        ReplaySummary summary = replay(file("cases.json", array(25)), FileForm.CLOUDEVENTS);

        assertEquals(25, summary.accepted());
        assertEquals(25, room.log().counts("import").received());
    }

    @Test
    void givenALargeFile_whenReplayed_thenNoStackGrowsWithIt() throws Exception {
        ReplaySummary summary = replay(file("cases.json", array(20_000)), FileForm.CLOUDEVENTS);

        assertEquals(20_000, summary.accepted());
    }

    @Test
    void givenAnEmptyFile_whenReplayed_thenNothingIsWrong() throws Exception {
        ReplaySummary summary = replay(file("cases.json", "\uFEFF \n"), FileForm.CLOUDEVENTS);

        assertEquals(0, summary.rows());
        assertFalse(summary.somethingWrong());
    }

    @Test
    void givenAByteOrderMark_whenReplayed_thenTheFirstRowIsReadToo() throws Exception {
        ReplaySummary summary = replay(file("cases.json", "\uFEFF" + events("\n", 0, 2)), FileForm.CLOUDEVENTS);

        assertEquals(2, summary.accepted());
    }

    @Test
    void givenNoFile_whenReplayed_thenItFails() {
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> replay(folder.resolve("none.json"), FileForm.CLOUDEVENTS));

        assertInstanceOf(NoSuchFileException.class, failed.getCause());
    }
}
