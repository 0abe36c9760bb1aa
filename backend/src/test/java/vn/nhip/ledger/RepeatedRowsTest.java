package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nhip.testing.Histories.forAll;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.casefile.EarlierSnapshots;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.Units;
import vn.nhip.core.update.Update;
import vn.nhip.intake.Codecs;
import vn.nhip.intake.Decoded;
import vn.nhip.intake.DvcqgCodec;
import vn.nhip.intake.IntakeLimits;
import vn.nhip.ledger.Ledger.Outcome;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Histories;
import vn.nhip.testing.Servers;

/** The last hour sent again in the portal's own form, whole or broken off: its rows carry no identity, and nothing changes. */
@ExtendWith(VertxExtension.class)
class RepeatedRowsTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZONE);
    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    private static final DvcqgCodec PORTAL = Codecs.of(
                    new Units(List.of(
                            new Unit(new UnitCode("H48"), "", "", "province", null, null, null),
                            new Unit(new UnitCode("H48.01"), "", "", "department", new UnitCode("H48"), null, null))),
                    ZONE,
                    IntakeLimits.DEFAULT)
            .dvcqg();

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    /** One row as it was sent: its text, and what the request's address said of it. */
    private record Sent(JsonObject row, String isUpdating) {
        /** Read anew each time, since a repeat is read later than what it repeats. */
        Update update(Instant now) {
            byte[] body = new JsonArray().add(row).encode().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            Decoded decoded = PORTAL.decode(body, DvcqgCodec.Call.of(null, "H48.01", isUpdating), now)
                    .get(0);
            return ((Decoded.Readable) decoded).update();
        }

        /** The same by a program that writes what stands for no date, or leaves it out. */
        Sent reworded(Histories any) {
            JsonObject other = row.copy();
            if (!row.containsKey("TrangThaiHoSo")) return this;
            other.remove("NgayTra");
            if (any.oneIn(2)) other.put("NgayTra", any.oneOf(List.of("0001-01-01T00:00:00", "NULL", "0")));
            return new Sent(other, isUpdating);
        }
    }

    /** Of few contents, so that a case often comes back to what it was. */
    private static Sent any(Histories any) {
        String number = "H48.01-261101-" + (1000 + any.below(4));
        Status status = any.oneOf(List.of(
                Status.RECEIVED, Status.IN_PROCESS, Status.SUPPLEMENT_REQUESTED, Status.RESULT_READY, Status.STOPPED));
        JsonObject row = new JsonObject().put("MaHoSo", number).put("MaTTHC", "1.000001");
        Instant worked = NOW.minus(Duration.ofHours(1 + any.below(200)));
        if (any.oneIn(3)) {
            row.put("TrangThai", status.code()).put("ThoiDiemXuLy", STAMP.format(worked));
            return new Sent(row, any.oneOf(List.of("True", "False")));
        }
        row.put("TrangThaiHoSo", status.code())
                .put("NgayTiepNhan", "2026110" + (1 + any.below(2)) + "080000")
                .put("NgayHenTra", "2026112" + any.below(3))
                .put("KenhThucHien", any.below(5));
        // Ahead of the first reading of the row, and behind the clock when it comes again.
        if (status.ends()) row.put("NgayKetThucXuLy", STAMP.format(NOW.plusSeconds(1800L * any.below(4))));
        if (any.oneIn(4)) row.put("NgayTra", "0001-01-01T00:00:00");
        return new Sent(row, any.oneOf(java.util.Arrays.asList("True", "True", "False", null)));
    }

    /** A ledger in memory, batch by batch. */
    private static final class Book {
        private final Map<CaseNumber, CaseRow> cases = new HashMap<>();
        private final Set<String> ids = new HashSet<>();
        private long position;
        private long nextSeq = 1;

        List<Outcome> append(List<Sent> rows, Instant now) {
            Batch.Known known = new Batch.Known(cases, Map.of(), Map.of(), ids);
            Batch batch = new Batch(position + 1, now, nextSeq, Histories.FOLD, known);
            List<Outcome> outcomes = new ArrayList<>();
            for (Sent row : rows) outcomes.add(batch.add("feed", row.update(now)));
            if (!batch.isEmpty()) position = batch.position;
            nextSeq = batch.nextSeq();
            cases.putAll(batch.cases);
            return outcomes;
        }

        Map<CaseNumber, CaseState> states() {
            Map<CaseNumber, CaseState> states = new HashMap<>();
            cases.forEach((number, row) -> states.put(number, row.state()));
            return states;
        }
    }

    @Test
    void givenAnyStream_whenItsEndIsSentAgainAndBrokenOffAnywhere_thenNothingIsWritten() {
        forAll(150, any -> {
            Book book = new Book();
            List<Sent> stream = new ArrayList<>();
            for (int i = 3 + any.below(60); i > 0; i--) stream.add(any(any));
            for (int from = 0; from < stream.size(); ) {
                int to = Math.min(stream.size(), from + 1 + any.below(8));
                book.append(stream.subList(from, to), NOW.plusSeconds(from));
                from = to;
            }
            Map<CaseNumber, CaseState> before = book.states();
            long position = book.position;
            int begin = any.below(stream.size());

            List<Outcome> outcomes = new ArrayList<>();
            for (Sent row : stream.subList(begin, begin + 1 + any.below(stream.size() - begin))) {
                outcomes.addAll(book.append(List.of(row.reworded(any)), NOW.plus(Duration.ofHours(3))));
            }

            assertTrue(outcomes.stream().allMatch(Outcome.Duplicate.class::isInstance), outcomes::toString);
            assertEquals(before, book.states());
            assertEquals(position, book.position);
        });
    }

    private static Sent told(int number, Status status, String end) {
        JsonObject row = new JsonObject()
                .put("MaHoSo", "H48.01-261101-" + (1000 + number))
                .put("MaTTHC", "1.000001")
                .put("TrangThaiHoSo", status.code())
                .put("NgayTiepNhan", "20261102080000")
                .put("NgayHenTra", "20261123170000");
        if (end != null) row.put("NgayKetThucXuLy", end);
        return new Sent(row, "True");
    }

    private static Update[] updates(List<Sent> rows, Instant now) {
        return rows.stream().map(row -> row.update(now)).toArray(Update[]::new);
    }

    @Test
    void givenFortyFinishedCases_whenTheLastHourIsBrokenOffInItsMiddle_thenNoneIsOpenAgain(Vertx vertx) {
        Rig.empty(servers);
        try (Rig rig = new Rig(vertx, servers, new HandClock(NOW))) {
            List<Sent> hour = new ArrayList<>();
            for (Status status : List.of(Status.RECEIVED, Status.IN_PROCESS, Status.SUPPLEMENT_REQUESTED)) {
                for (int i = 0; i < 40; i++) hour.add(told(i, status, null));
            }
            for (int i = 0; i < 40; i++) hour.add(told(i, Status.RESULT_READY, "20261120090000"));
            rig.append(updates(hour, NOW));
            var cases = rig.cases();
            var marks = rig.marksOfCases();
            long position = rig.head().position();

            List<Outcome> outcomes = rig.append(updates(hour.subList(0, 90), NOW.plusSeconds(3600)))
                    .outcomes();

            assertTrue(outcomes.stream().allMatch(Outcome.Duplicate.class::isInstance), outcomes::toString);
            assertEquals(cases, rig.cases());
            assertEquals(marks, rig.marksOfCases());
            assertEquals(position, rig.head().position());
            assertTrue(cases.values().stream().allMatch(file -> file.finishedAt() != null));
            assertEquals(
                    90, rig.meters.counter("nhip.ledger.repeats.of.earlier").count());
        }
    }

    @Test
    void givenACaseInALoop_whenItsOldestSnapshotsAreForgotten_thenThatIsCounted(Vertx vertx) {
        Rig.empty(servers);
        try (Rig rig = new Rig(vertx, servers, new HandClock(NOW))) {
            List<Sent> loop = new ArrayList<>();
            for (int i = 0; i < EarlierSnapshots.MOST + 5; i++) {
                loop.add(told(1, Status.RESULT_READY, STAMP.format(NOW.minusSeconds(i + 1))));
            }

            rig.append(updates(loop, NOW));

            assertEquals(4, rig.meters.counter("nhip.ledger.earlier.forgotten").count());
        }
    }
}
