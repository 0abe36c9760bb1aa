package vn.nhip.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.Units;

/** A small province, a fixed morning, and the room around a ledger in memory. */
final class Fixtures {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    static final Units UNITS = new Units(List.of(
            unit("H48", "province", null),
            unit("H48.01", "department", "H48"),
            unit("H48.53", "department", "H48"),
            unit("H48.100", "commune", "H48")));
    static final Codecs CODECS = Codecs.of(UNITS, ZONE, IntakeLimits.DEFAULT);

    static final Codecs WITH_OFFICERS =
            Codecs.of(UNITS, ZONE, IntakeLimits.DEFAULT, new OfficerHash("a key for tests, no secret"));

    private Fixtures() {}

    private static Unit unit(String code, String kind, String parent) {
        UnitCode above = parent == null ? null : new UnitCode(parent);
        return new Unit(new UnitCode(code), code, code, kind, above, null, null);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String event(String id, String type, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"/one-stop","type":"vn.nhip.%s.v1","data":%s}""".formatted(id, type, data);
    }

    static String caseEvent(String id, String number) {
        return event(id, "case", """
                {"case":"%s","unit":"H48.01","status":2,"receivedAt":"2026-11-19T08:00:00"}""".formatted(number));
    }

    static String portalRow(String number) {
        return """
                {"MaHoSo":"%s","MaTTHC":"1.001612","TrangThaiHoSo":"2","NgayTiepNhan":"20261119080000"}""".formatted(number);
    }

    /** The room, with what a test looks into. */
    record Room(MemoryLedger ledger, SetAsideLog log, MeterRegistry meters, Intake intake, MovingClock clock) {
        static Room open() {
            MemoryLedger ledger = new MemoryLedger();
            MeterRegistry meters = new SimpleMeterRegistry();
            SetAsideLog log = new SetAsideLog(meters);
            MovingClock clock = new MovingClock(NOW);
            return new Room(ledger, log, meters, new Intake(ledger, log, CODECS, clock), clock);
        }
    }

    /** A clock that a test moves. */
    static final class MovingClock implements InstantSource {
        private volatile Instant now;

        MovingClock(Instant now) {
            this.now = now;
        }

        void moveTo(Instant later) {
            now = later;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
