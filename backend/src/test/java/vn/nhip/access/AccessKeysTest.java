package vn.nhip.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nhip.access.Verdict.Kind;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.testing.HandClock;

class AccessKeysTest {
    private static final UnitCode JUSTICE = UnitCode.parse("H48.01");
    private static final UnitCode BUILDING = UnitCode.parse("H48.02");
    private static final List<String> DOORS = List.of("reload", "officers", "screens");

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T05:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AccessKeys keys = keys("operator");

    private AccessKeys keys(String operator) {
        AccessKeys.Ring ring = new AccessKeys.Ring(operator, Map.of(JUSTICE, "of justice", BUILDING, "of building"));
        return new AccessKeys(ring, new AccessKeys.Limits(3, 10), clock, meters);
    }

    private static Credentials shown(String door, String secret) {
        return new Credentials(door, secret, "10.0.0.1");
    }

    private Kind operator(String secret) {
        return keys.operator(shown("reload", secret)).kind();
    }

    private Kind justice(String secret) {
        return keys.operatorOr(List.of(JUSTICE), shown("officers", secret)).kind();
    }

    private double refused(String door, String why) {
        return meters.counter("nhip.keys.refused", "door", door, "why", why).count();
    }

    @Test
    void givenTheRightKey_thenItOpensItsDoorsAndNoOther() {
        assertEquals(Kind.OPEN, operator("operator"));
        assertEquals(Kind.OPEN, justice("operator"));
        assertEquals(Kind.OPEN, justice("of justice"));

        assertEquals(Kind.WRONG, justice("of building"));
        assertEquals(Kind.WRONG, operator("of justice"));
    }

    @Test
    void givenWrongKeysAtOneDoor_thenAllDoorsAreShutToThatAddressForAMinute() {
        for (String door : DOORS) {
            assertEquals(
                    Kind.WRONG, keys.operator(shown(door, "guess at " + door)).kind());
        }

        for (String door : DOORS) {
            Verdict right = keys.operatorOr(List.of(JUSTICE), shown(door, "operator"));
            assertEquals(Verdict.tooMany(60), right);
            assertEquals(1, refused(door, "wrong"));
            assertEquals(1, refused(door, "tooMany"));
        }
        assertEquals(Kind.TOO_MANY, justice("of justice"), "the head's key is guessed as well");
        Credentials elsewhere = new Credentials("reload", "operator", "10.0.0.2");
        assertEquals(Kind.OPEN, keys.operator(elsewhere).kind());

        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        assertEquals(Kind.OPEN, operator("operator"));
    }

    @Test
    void givenNoKeyShown_thenItIsRefusedButIsNoGuess() {
        for (int i = 0; i < 20; i++) assertEquals(Kind.WRONG, operator(null));

        assertEquals(20, refused("reload", "missing"));
        assertEquals(0, refused("reload", "wrong"));
        assertEquals(Kind.OPEN, operator("operator"));
    }

    @Test
    void givenNoOperator_thenOnlyHeadsComeIn() {
        for (String none : new String[] {null, "", "  "}) {
            AccessKeys without = keys(none);

            assertEquals(Kind.NOT_THERE, without.operator(shown("reload", none)).kind());
            assertEquals(
                    Kind.WRONG,
                    without.operatorOr(List.of(JUSTICE), shown("officers", "")).kind());
            assertEquals(
                    Kind.OPEN,
                    without.operatorOr(List.of(JUSTICE), shown("officers", "of justice"))
                            .kind());
        }
    }

    @Test
    void givenKeysInALog_thenNoneCanBeRead() {
        assertFalse(new AccessKeys.Ring("secret", Map.of(JUSTICE, "secret"))
                .toString()
                .contains("secret"));
        assertFalse(shown("reload", "secret").toString().contains("secret"));
    }
}
