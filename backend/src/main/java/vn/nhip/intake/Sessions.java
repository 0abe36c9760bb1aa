package vn.nhip.intake;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.ops.OneLoop;

/** Sessions of the portal's V1 form: 128 random bits, a bounded number, a bounded life. */
final class Sessions {
    private static final int BYTES = 16;
    private final OneLoop loop = new OneLoop();

    private final IntakeLimits limits;
    private final SecureRandom random = new SecureRandom();
    /** By digest, oldest first: looking up a secret by itself would tell of it by time. */
    private final Map<String, Session> open = new LinkedHashMap<>();

    private record Session(String feed, Instant endsAt) {}

    Sessions(IntakeLimits limits) {
        this.limits = limits;
    }

    String open(String feed, Instant now) {
        loop.requireHere();
        if (open.size() >= limits.maxSessions()) {
            open.remove(open.keySet().iterator().next());
        }
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        String session = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        open.put(Digest.whole(session), new Session(feed, now.plus(limits.sessionLife())));
        return session;
    }

    Optional<String> feed(@Nullable String session, Instant now) {
        loop.requireHere();
        if (session == null) return Optional.empty();
        String digest = Digest.whole(session);
        Session known = open.get(digest);
        if (known == null) return Optional.empty();
        if (now.isBefore(known.endsAt())) return Optional.of(known.feed());
        open.remove(digest);
        return Optional.empty();
    }
}
