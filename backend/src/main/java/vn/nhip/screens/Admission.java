package vn.nhip.screens;

import io.vertx.core.Future;
import java.time.Instant;

/** How a strange wall becomes one of the fleet: a code on it, an operator who types the code, a token told once. */
final class Admission {
    private final ScreenRegister register;
    private final PgScreens store;
    private final ScreenLimits limits;
    private final ScreenMeters meters;
    private final Secrets secrets = new Secrets();

    Admission(ScreenRegister register, PgScreens store, ScreenLimits limits, ScreenMeters meters) {
        this.register = register;
        this.store = store;
        this.limits = limits;
        this.meters = meters;
    }

    /** A code that was opened, and the secret that only its wall is told. */
    record Opened(String code, String secret, Instant expiresAt) {}

    Future<Opened> open() {
        return register.change(() -> {
            Instant now = register.now();
            register.codes().forgetExpired(now);
            if (register.codes().size() >= limits.openCodes()) {
                meters.refused("codes");
                return Future.failedFuture(ScreenProblems.tooMany("too many codes are shown now; try again", 30));
            }
            String code = secrets.code();
            while (register.codes().taken(code)) code = secrets.code();
            String secret = secrets.token();
            Enrolment enrolment = new Enrolment(code, Secrets.hash(secret), now.plus(limits.codeLife()), null);
            // A code that has expired may be drawn again before its row was swept away.
            return store.forgetExpired(now)
                    .compose(swept -> store.open(enrolment))
                    .map(there -> {
                        register.codes().put(enrolment);
                        meters.code("opened");
                        return new Opened(enrolment.code(), secret, enrolment.expiresAt());
                    });
        });
    }

    /** A wall that has been let in. {@code token} is told this once. */
    record Claimed(Device device, String token) {}

    /** @return null while nobody has typed the code; fails when there is no such code, or another's secret is shown */
    Future<Claimed> ask(String code, String secret) {
        Enrolment enrolment = register.codes()
                .typed(code, register.now())
                .filter(open -> Secrets.same(open.secretHash(), Secrets.hash(secret)))
                .orElse(null);
        if (enrolment == null) return unknownCode();
        return enrolment.waiting() ? Future.succeededFuture() : register.change(() -> claim(enrolment));
    }

    private <T> Future<T> unknownCode() {
        return Future.failedFuture(ScreenProblems.notFound("no wall shows this code now, or it has been used"));
    }

    private Future<Claimed> claim(Enrolment enrolment) {
        Device device = register.device(enrolment.screen());
        // Two questions may have come at once; the second one has nothing left.
        if (device == null || !register.codes().taken(enrolment.code())) return unknownCode();
        Instant now = register.now();
        String token = secrets.token();
        Device.Keys keys = new Device.Keys(Secrets.hash(token), now, null);
        Audit audit = new Audit(now, Audit.SCREEN, device.screen.id(), device.screen.name(), "paired", null, null);
        return store.claim(enrolment, keys, audit).map(kept -> {
            register.codes().remove(enrolment.code());
            device.keys = keys;
            register.index(device);
            return new Claimed(device, token);
        });
    }

    /** An operator has typed a code. */
    Future<Device> confirm(String typed, String name, String place, ScreenSettings settings) {
        return register.change(() -> {
            Instant now = register.now();
            Enrolment enrolment = register.codes()
                    .typed(typed, now)
                    .filter(Enrolment::waiting)
                    .orElse(null);
            if (enrolment == null) return unknownCode();
            register.requireFree(name, null);
            if (register.devices().size() >= limits.screens())
                throw ScreenProblems.conflict("no more than " + limits.screens() + " screens");
            ScreenRecord screen =
                    new ScreenRecord(secrets.id(), name, place, settings, ScreenRecord.Orders.NONE, 1, now);
            Audit audit = Audit.of(
                    now,
                    screen,
                    "confirmed",
                    null,
                    OperatorActions.described(screen).put("code", enrolment.code()));
            return store.confirm(enrolment, screen, audit).map(kept -> {
                register.codes().put(enrolment.confirmed(screen.id()));
                Device device = new Device(screen, Device.Keys.NONE);
                register.add(device);
                meters.code("confirmed");
                meters.changed("confirmed");
                return device;
            });
        });
    }
}
