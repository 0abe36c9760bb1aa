package vn.nhip.screens;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.nhip.ops.OneLoop;

/** The codes that walls show now. */
final class Codes {
    private final OneLoop loop = new OneLoop();
    private final ScreenMeters meters;
    private final Map<String, Enrolment> open = new LinkedHashMap<>();

    Codes(ScreenMeters meters) {
        this.meters = meters;
    }

    void replace(Collection<Enrolment> enrolments) {
        loop.requireHere();
        open.clear();
        for (Enrolment enrolment : enrolments) put(enrolment);
    }

    void put(Enrolment enrolment) {
        loop.requireHere();
        open.put(enrolment.code(), enrolment);
    }

    void remove(String code) {
        loop.requireHere();
        open.remove(code);
    }

    void removeOf(String screen) {
        loop.requireHere();
        open.values().removeIf(enrolment -> screen.equals(enrolment.screen()));
    }

    int size() {
        loop.requireHere();
        return open.size();
    }

    long waiting() {
        loop.requireHere();
        return open.values().stream().filter(Enrolment::waiting).count();
    }

    boolean taken(String code) {
        loop.requireHere();
        return open.containsKey(code);
    }

    /** The code as it was typed, small letters and spaces too; empty when no wall shows it. */
    Optional<Enrolment> typed(String text, Instant now) {
        loop.requireHere();
        String code = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return Optional.ofNullable(open.get(code)).filter(enrolment -> now.isBefore(enrolment.expiresAt()));
    }

    /** @return whether there was any */
    boolean forgetExpired(Instant now) {
        loop.requireHere();
        return open.values().removeIf(enrolment -> {
            boolean expired = !now.isBefore(enrolment.expiresAt());
            if (expired && enrolment.waiting()) meters.code("expired");
            return expired;
        });
    }
}
