package vn.nhip.screens;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walls that show their token: who they are, how they are, and the next token when the old one has lived long enough. */
final class Presence {
    static final Duration NAME_SHOWN = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(Presence.class);

    private final ScreenRegister register;
    private final PgScreens store;
    private final ScreenLimits limits;
    private final ScreenMeters meters;
    private final Secrets secrets = new Secrets();

    Presence(ScreenRegister register, PgScreens store, ScreenLimits limits, ScreenMeters meters) {
        this.register = register;
        this.store = store;
        this.limits = limits;
        this.meters = meters;
    }

    /** The wall that shows this token; a refusal when there is none, or none any more. */
    Device holder(@Nullable String token) {
        String hash = token == null ? "" : Secrets.hash(token);
        Device device = register.holder(hash);
        if (device == null) {
            meters.refused("token");
            throw ScreenProblems.unauthorized("this screen is not enrolled, or was taken away");
        }
        if (hash.equals(device.keys.next())) takeOver(device);
        device.heardAt(register.now());
        return device;
    }

    /** The wall has the new token: the old one opens no more. Kept as soon as the store answers; until then both are known. */
    private void takeOver(Device device) {
        Device.Keys keys = new Device.Keys(device.keys.next(), register.now(), null);
        device.keys = keys;
        register.index(device);
        register.change(() -> keep(device, keys))
                .onFailure(cause -> log.warn("a screen's new token is not kept yet: {}", device.screen.name()));
    }

    /** @return a new token when it is time for one, else null; when it cannot be kept the old one goes on */
    Future<String> beat(Device device, Beat beat) {
        Instant now = register.now();
        device.beat = beat;
        meters.beat();
        if (device.nameWanted) {
            device.nameWanted = false;
            device.showNameUntil = now.plus(NAME_SHOWN);
        }
        Instant since = Objects.requireNonNull(device.keys.since(), "a wall that beats was handed a token");
        if (since.plus(limits.tokenLife()).isAfter(now)) return Future.succeededFuture();
        return register.change(() -> handNext(device)).otherwise((String) null);
    }

    private Future<String> handNext(Device device) {
        String token = secrets.token();
        return keep(device, new Device.Keys(device.keys.current(), device.keys.since(), Secrets.hash(token)))
                .map(kept -> token);
    }

    private Future<Void> keep(Device device, Device.Keys keys) {
        // It may have been taken away while its turn came.
        if (register.device(device.screen.id()) != device)
            return Future.failedFuture(ScreenProblems.notFound("the screen was taken away"));
        return store.keys(device.screen.id(), keys).map(kept -> {
            device.keys = keys;
            register.index(device);
            return null;
        });
    }
}
