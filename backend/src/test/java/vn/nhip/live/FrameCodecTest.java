package vn.nhip.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nhip.core.score.CauseKind;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.score.Cause;
import vn.nhip.score.Made;
import vn.nhip.score.Scores;
import vn.nhip.score.Standing;
import vn.nhip.score.UnitRow;
import vn.nhip.wire.FeedSource;
import vn.nhip.wire.Now;

/** Frames against {@code golden/frames}, which the pages' tests read too; {@code -Dgolden.update=true} writes them anew. */
class FrameCodecTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/frames");
    /** Keeps numbers as they stand on the wire. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final Instant CONTACT = Instant.parse("2026-11-20T07:31:46Z");
    private static final Now NOW = new Now(
            Instant.parse("2026-11-20T07:31:48.120Z"),
            1,
            List.of(new FeedSource("one-stop", CONTACT, 60), new FeedSource("stream", CONTACT.plusSeconds(1), 30)),
            List.of());

    private final FrameCodec codec = new FrameCodec("0.1.0-8f2c", () -> Made.DAYS);
    private final Made made = new Made()
            .had(Made.JUSTICE, 10, 10)
            .had(Made.BUILDING, 10, 8)
            .hadAsKnownNow(Made.JUSTICE, 11, 10)
            .hadAsKnownNow(Made.BUILDING, 10, 8)
            .hadByNewLists(Made.JUSTICE, 10, 9)
            .hadByNewLists(Made.BUILDING, 10, 8)
            .has(Made.JUSTICE, 12, 9)
            .has(Made.BUILDING, 10, 8)
            .has(Made.PROVINCE, 22, 17)
            .figure(Made.PROVINCE, "1.1", "9", "10")
            .figure(Made.BUILDING, "1.4", "8", "12");
    private final List<Cause> causes = List.of(
            new Cause(
                    Made.AS_OF, Made.JUSTICE, "Sở Tư pháp", "2.1", new BigDecimal("-5.00"), CauseKind.CASE, 1, "…0099"),
            new Cause(
                    Made.AS_OF, Made.BUILDING, "Sở Xây dựng", "1.4", new BigDecimal("4.00"), CauseKind.FIGURE, 1, null),
            new Cause(
                    Made.AS_OF, Made.BUILDING, "Sở Xây dựng", "2.1", new BigDecimal("0.26"), CauseKind.CASE, 3, null));
    private final Scores scores = made.scores(420, causes, Made.JUSTICE, Made.BUILDING, Made.PROVINCE);

    private static Board board(String id) {
        return Board.parse(id, Made.UNITS).orElseThrow();
    }

    private static void assertGolden(String name, String frame) throws IOException {
        Path file = GOLDEN.resolve(name + ".json");
        String text = MAPPER.writeValueAsString(MAPPER.readTree(frame)) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text, name);
    }

    private String snapshot(String board, List<Cause> recent) {
        return snapshot(new FrameCodec.Point(board(board), "2026-11", "k3f9", 12), scores, recent);
    }

    private String snapshot(FrameCodec.Point point, Scores of, List<Cause> recent) {
        String rows = codec.rows(point.board(), of, of.standings().get(point.period()));
        return codec.snapshot(point, of, NOW, rows, recent);
    }

    private String changes(String board, boolean recovered) {
        Board of = board(board);
        return codec.changes(
                of,
                "2026-11",
                13,
                scores,
                NOW,
                of.rows(scores.standings().get("2026-11")).subList(0, 1),
                causes,
                recovered);
    }

    @Test
    void givenSnapshotsOfEachBoard_thenTheyAreAsTheGoldenFilesSay() throws IOException {
        assertGolden("snapshot-province", snapshot("province", causes));
        assertGolden("snapshot-ranking", snapshot("ranking:department", causes));
        assertGolden("snapshot-unit", snapshot("unit:H48.02", List.of()));
    }

    @Test
    void givenChanges_thenTheyAreAsTheGoldenFilesSay() throws IOException {
        assertGolden("changes-province", changes("province", false));
        assertGolden("changes-ranking", changes("ranking:department", false));
        assertGolden("changes-unit", changes("unit:H48.02", false));
        assertGolden("changes-recovered", changes("ranking:department", true));
    }

    @Test
    void givenBeats_thenTheyAreAsTheGoldenFilesSay() throws IOException {
        Now unheard = new Now(NOW.now(), 60, List.of(new FeedSource("one-stop", null, 60)), List.of("one-stop"));

        assertGolden("beat", codec.beat("2026-11", "k3f9", 13, scores, NOW, false));
        assertGolden("beat-recovered", codec.beat("2026-11", "k3f9", 13, scores, NOW, true));
        assertGolden("beat-never-heard", codec.beat("2026-11", "k3f9", 13, scores, unheard, false));
    }

    @Test
    void givenAnEmptyProvince_thenNothingPretendsToBeAFigure() throws IOException {
        Scores empty = new Made().scores(0, List.of());

        assertGolden(
                "snapshot-empty",
                snapshot(new FrameCodec.Point(board("ranking:department"), "2026-11", "k3f9", 0), empty, List.of()));
    }

    @Test
    void givenADepartmentWithCasesOfWhichNoFigureIsKnown_thenItStandsInNoBand() {
        Standing all = scores.standings().get("2026-11");
        Map<UnitCode, UnitRow> rows = new HashMap<>(all.rows());
        rows.put(Made.BUILDING, withoutBand(rows.get(Made.BUILDING)));
        Standing some = new Standing(all.period(), all.method(), rows, all.order(), all.baseline(), false);

        long before =
                codec.bands(all).values().stream().mapToInt(Integer::intValue).sum();
        assertEquals(2, before);
        Map<String, Integer> bands = codec.bands(some);
        assertEquals(1, bands.values().stream().mapToInt(Integer::intValue).sum());
        assertEquals(codec.bands(all).keySet(), bands.keySet());
    }

    private static UnitRow withoutBand(UnitRow row) {
        Sheet sheet = row.sheet();
        Sheet bare = new Sheet(
                sheet.total(),
                null,
                sheet.groups(),
                sheet.components(),
                sheet.counts(),
                sheet.quality(),
                sheet.caseWorth(),
                sheet.lateReasons());
        return new UnitRow(row.unit(), bare, row.rank(), row.peers(), null, null, null, null, row.close(), row.ended());
    }

    @Test
    void givenPoints_thenTheyKeepTheirTwoDecimalsOnTheWire() {
        String frame = snapshot("unit:H48.02", List.of());

        assertEquals(true, frame.contains("\"points\":4.00"), frame);
        assertEquals(true, frame.contains("\"max\":20"), frame);
    }
}
