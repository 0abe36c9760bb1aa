package vn.nhip.access;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.ops.OneLoop;
import vn.nhip.ops.Sha256;

/**
 * Who may see and do what not everybody may. Keys are compared in constant time, every one of them, so that an answer's
 * delay tells nothing; an address has few wrong guesses a minute, at all doors together.
 */
public final class AccessKeys {
    private final OneLoop loop = new OneLoop();
    /** Digests are of one length whatever the key's, which a comparison would tell otherwise. */
    private final byte @Nullable [] operator;

    private final Map<UnitCode, byte[]> ofUnits = new HashMap<>();
    private final RateLimiter wrong;
    private final InstantSource clock;
    private final MeterRegistry registry;

    /**
     * The keys there are.
     *
     * @param operator null: nobody has it
     * @param ofUnits what the head of a unit has
     */
    public record Ring(@Nullable String operator, Map<UnitCode, String> ofUnits) {
        public Ring {
            ofUnits = Map.copyOf(ofUnits);
        }

        /** Without the keys. */
        @Override
        public String toString() {
            return "the operator's and of " + ofUnits.keySet();
        }
    }

    /**
     * How much may be guessed.
     *
     * @param wrongPerAddress in a minute
     * @param callers that are remembered to count what they do
     */
    public record Limits(int wrongPerAddress, int callers) {
        public static final Limits USUAL = new Limits(10, 10_000);
    }

    /** @param clock in real time, also where the province's own is sped up: who guesses does not */
    public AccessKeys(Ring ring, Limits limits, InstantSource clock, MeterRegistry registry) {
        String key = ring.operator();
        this.operator = key == null || key.isBlank() ? null : Sha256.of(key);
        ring.ofUnits().forEach((unit, unitsKey) -> this.ofUnits.put(unit, Sha256.of(unitsKey)));
        this.wrong = new RateLimiter(limits.wrongPerAddress(), Duration.ofMinutes(1), limits.callers());
        this.clock = clock;
        this.registry = registry;
    }

    /** At a door that is the operator's alone. */
    public Verdict operator(Credentials shown) {
        loop.requireHere();
        return operator == null ? Verdict.NOT_THERE : judge(shown, List.of());
    }

    /** At a door that is the operator's and of the heads of these units. */
    public Verdict operatorOr(Collection<UnitCode> units, Credentials shown) {
        loop.requireHere();
        return judge(shown, units);
    }

    private Verdict judge(Credentials shown, Collection<UnitCode> units) {
        String address = shown.address();
        if (wrong.shut(address, clock.instant())) {
            refused(shown, "tooMany");
            return Verdict.tooMany(wrong.waitSeconds(address, clock.instant()));
        }
        if (shown.secret() == null) {
            // Guesses nothing.
            refused(shown, "missing");
            return Verdict.WRONG;
        }
        if (opens(Sha256.of(shown.secret()), units)) return Verdict.OPEN;
        refused(shown, "wrong");
        wrong.pass(address, clock.instant());
        return Verdict.WRONG;
    }

    private boolean opens(byte[] shown, Collection<UnitCode> units) {
        boolean open = operator != null && MessageDigest.isEqual(operator, shown);
        for (Map.Entry<UnitCode, byte[]> entry : ofUnits.entrySet()) {
            boolean same = MessageDigest.isEqual(entry.getValue(), shown);
            open |= same && units.contains(entry.getKey());
        }
        return open;
    }

    private void refused(Credentials shown, String why) {
        registry.counter("nhip.keys.refused", "door", shown.door(), "why", why).increment();
    }
}
