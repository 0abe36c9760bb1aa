package vn.nhip.screens;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The codes that walls show now. Of one event loop. */
final class Codes {
    private final ScreenMeters meters;
    private final Map<String, Enrolment> open = new LinkedHashMap<>();

    Codes(ScreenMeters meters) {
        this.meters = meters;
    }

    void replace(Collection<Enrolment> enrolments) {
        open.clear();
        for (Enrolment enrolment : enrolments) put(enrolment);
    }

    void put(Enrolment enrolment) {
        open.put(enrolment.code(), enrolment);
    }

    void remove(String code) {
        open.remove(code);
    }

    void removeOf(String screen) {
        open.values().removeIf(enrolment -> screen.equals(enrolment.screen()));
    }

    int size() {
        return open.size();
    }

    long waiting() {
        return open.values().stream().filter(Enrolment::waiting).count();
    }

    boolean taken(String code) {
        return open.containsKey(code);
    }

    /** The code as it was typed, small letters and spaces too; empty when no wall shows it. */
    Optional<Enrolment> typed(String text, Instant now) {
        String code = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return Optional.ofNullable(open.get(code)).filter(enrolment -> now.isBefore(enrolment.expiresAt()));
    }

    /** @return whether there was any */
    boolean forgetExpired(Instant now) {
        return open.values().removeIf(enrolment -> {
            boolean expired = !now.isBefore(enrolment.expiresAt());
            if (expired && enrolment.waiting()) meters.code("expired");
            return expired;
        });
    }
}
