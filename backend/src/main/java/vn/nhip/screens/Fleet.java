package vn.nhip.screens;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every wall that was let in, and the codes of those that wait. Reads from memory, so that walls go on while PostgreSQL is
 * away; a change is committed before it is answered. Of one event loop.
 */
final class Fleet {
    /** A wall speaks every 30 s with some jitter; twice in vain may be the network. */
    static final Duration LIVE = Duration.ofSeconds(75);

    static final Duration SILENT = Duration.ofMinutes(3);
    static final Duration NAME_SHOWN = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(Fleet.class);

    private final PgScreens store;
    private final InstantSource clock;
    private final ScreenLimits limits;
    private final ScreenMeters meters;
    private final Secrets secrets = new Secrets();
    private final Codes codes;
    private final Turns turns;
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final Map<String, Device> byKey = new HashMap<>();
    /** The last change has failed, so that nobody knows whether it was committed: the store is read before the next. */
    private boolean doubtful = true;

    Fleet(PgScreens store, InstantSource clock, ScreenLimits limits, ScreenMeters meters) {
        this.store = store;
        this.clock = clock;
        this.limits = limits;
        this.meters = meters;
        this.codes = new Codes(meters);
        this.turns = new Turns(limits.waitingChanges());
        meters.watch(devices::size, () -> silent(clock.instant()), codes::waiting);
    }

    private long silent(Instant now) {
        return devices.values().stream().filter(device -> silent(device, now)).count();
    }

    private static boolean silent(Device device, Instant now) {
        return device.contactAt != null && device.contactAt.plus(SILENT).isBefore(now);
    }

    Instant now() {
        return clock.instant();
    }

    // ---- what was kept

    Future<Void> load() {
        return change(Future::succeededFuture);
    }

    private Future<Void> read() {
        return store.devices()
                .compose(kept -> store.enrolments().map(open -> {
                    replace(kept);
                    codes.replace(open);
                    doubtful = false;
                    return null;
                }));
    }

    /** What a page has said since is newer than what was kept of it. */
    private void replace(Collection<Device> kept) {
        Map<String, Device> before = Map.copyOf(devices);
        devices.clear();
        byKey.clear();
        for (Device device : kept) {
            Device known = before.getOrDefault(device.screen.id(), device);
            known.screen = device.screen;
            known.keys = device.keys;
            add(known);
        }
    }

    private void add(Device device) {
        devices.put(device.screen.id(), device);
        index(device);
    }

    private void index(Device device) {
        byKey.values().removeIf(known -> known == device);
        if (device.keys.current() != null) byKey.put(device.keys.current(), device);
        if (device.keys.next() != null) byKey.put(device.keys.next(), device);
    }

    /** One change behind the other; a no is an answer, all else leaves a doubt. */
    private <T> Future<T> change(Supplier<Future<T>> work) {
        return turns.take(() -> (doubtful ? read() : Future.<Void>succeededFuture())
                .compose(known -> work.get())
                .recover(cause -> {
                    if (cause instanceof Refusal) return Future.failedFuture(cause);
                    doubtful = true;
                    log.warn("a change of screens was not committed, the caller was told to try again", cause);
                    return Future.failedFuture(Refusal.away());
                }));
    }

    /** Keeps when each wall was last heard of, and forgets codes that nobody has typed. */
    Future<Void> save() {
        List<Device> unsaved =
                devices.values().stream().filter(device -> device.unsaved).toList();
        unsaved.forEach(device -> device.unsaved = false);
        Instant now = clock.instant();
        return store.contacts(unsaved)
                .onFailure(cause -> unsaved.forEach(device -> device.unsaved = true))
                .compose(saved -> codes.forgetExpired(now) ? store.forgetExpired(now) : Future.succeededFuture());
    }

    // ---- enrolment

    /** A code that was opened, and the secret that only its wall is told. */
    record Opened(String code, String secret, Instant expiresAt) {}

    Future<Opened> open() {
        return change(() -> {
            Instant now = clock.instant();
            codes.forgetExpired(now);
            if (codes.size() >= limits.openCodes()) {
                meters.refused("codes");
                return Future.failedFuture(Refusal.tooMany("too many codes are shown now; try again", 30));
            }
            String code = secrets.code();
            while (codes.taken(code)) code = secrets.code();
            String secret = secrets.token();
            Enrolment enrolment = new Enrolment(code, Secrets.hash(secret), now.plus(limits.codeLife()), null);
            // A code that has expired may be drawn again before its row was swept away.
            return store.forgetExpired(now)
                    .compose(swept -> store.open(enrolment))
                    .map(there -> {
                        codes.put(enrolment);
                        meters.code("opened");
                        return new Opened(enrolment.code(), secret, enrolment.expiresAt());
                    });
        });
    }

    /** A wall that has been let in. {@code token} is told this once. */
    record Claimed(Device device, String token) {}

    /** @return null while nobody has typed the code; fails when there is no such code, or another's secret is shown */
    Future<Claimed> ask(String code, String secret) {
        Enrolment enrolment = codes.typed(code, clock.instant())
                .filter(open -> Secrets.same(open.secretHash(), Secrets.hash(secret)))
                .orElse(null);
        if (enrolment == null) return unknownCode();
        return enrolment.waiting() ? Future.succeededFuture() : change(() -> claim(enrolment));
    }

    private <T> Future<T> unknownCode() {
        return Future.failedFuture(Refusal.notFound("no wall shows this code now, or it has been used"));
    }

    private Future<Claimed> claim(Enrolment enrolment) {
        Device device = devices.get(enrolment.screen());
        // Two questions may have come at once; the second one has nothing left.
        if (device == null || !codes.taken(enrolment.code())) return unknownCode();
        Instant now = clock.instant();
        String token = secrets.token();
        Device.Keys keys = new Device.Keys(Secrets.hash(token), now, null);
        Audit audit = new Audit(now, Audit.SCREEN, device.screen.id(), device.screen.name(), "paired", null, null);
        return store.claim(enrolment, keys, audit).map(kept -> {
            codes.remove(enrolment.code());
            device.keys = keys;
            index(device);
            return new Claimed(device, token);
        });
    }

    /** An operator has typed a code. */
    Future<Device> confirm(String typed, String name, String place, ScreenSettings settings) {
        return change(() -> {
            Instant now = clock.instant();
            Enrolment enrolment =
                    codes.typed(typed, now).filter(Enrolment::waiting).orElse(null);
            if (enrolment == null) return unknownCode();
            requireFree(name, null);
            if (devices.size() >= limits.screens())
                throw Refusal.conflict("no more than " + limits.screens() + " screens");
            Screen screen = new Screen(secrets.id(), name, place, settings, Screen.Orders.NONE, 1, now);
            Audit audit =
                    Audit.of(now, screen, "confirmed", null, described(screen).put("code", enrolment.code()));
            return store.confirm(enrolment, screen, audit).map(kept -> {
                codes.put(enrolment.confirmed(screen.id()));
                Device device = new Device(screen, Device.Keys.NONE);
                add(device);
                meters.code("confirmed");
                meters.changed("confirmed");
                return device;
            });
        });
    }

    private void requireFree(String name, String except) {
        for (Device other : devices.values()) {
            boolean same = other.screen.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
            if (same && !other.screen.id().equals(except)) throw Refusal.conflict("another screen is called " + name);
        }
    }

    static JsonObject described(Screen screen) {
        return new JsonObject()
                .put("name", screen.name())
                .put("place", screen.place())
                .put("settings", ScreenJson.settings(screen.settings()));
    }

    // ---- the operator's changes

    Collection<Device> devices() {
        return devices.values();
    }

    long codesWaiting() {
        return codes.waiting();
    }

    Future<List<Audit>> audited(int most) {
        return store.audited(most);
    }

    /** What a change makes of a wall, and what the audit says of it. */
    private record Step(Screen after, String what, JsonObject was, JsonObject is) {}

    private interface Stepping {
        Step of(Screen before, Instant now);
    }

    private Future<Device> step(String id, Stepping stepping) {
        return change(() -> {
            Device device = known(id);
            Instant now = clock.instant();
            Step step = stepping.of(device.screen, now);
            Audit audit = Audit.of(now, device.screen, step.what(), step.was(), step.is());
            return store.change(step.after(), audit).map(kept -> {
                device.screen = step.after();
                meters.changed(step.what());
                return device;
            });
        });
    }

    private Device known(String id) {
        Device device = devices.get(id);
        if (device == null) throw Refusal.notFound("no such screen; it may have been taken away");
        return device;
    }

    Future<Device> rename(String id, String name, String place) {
        return step(id, (before, now) -> {
            requireFree(name, id);
            Screen after = before.called(name, place);
            return new Step(after, "renamed", place(before), place(after));
        });
    }

    private static JsonObject place(Screen screen) {
        return new JsonObject().put("name", screen.name()).put("place", screen.place());
    }

    Future<Device> set(String id, ScreenSettings settings) {
        return step(
                id,
                (before, now) -> new Step(
                        before.with(settings),
                        "settings",
                        ScreenJson.settings(before.settings()),
                        ScreenJson.settings(settings)));
    }

    /** @param minutes for which the slide stays; null lets the wall go on */
    Future<Device> pin(String id, String slide, Integer minutes) {
        return step(id, (before, now) -> {
            Screen.Pin pin = slide == null ? null : new Screen.Pin(slide, now.plus(Duration.ofMinutes(minutes)));
            Screen after = before.with(new Screen.Orders(pin, before.orders().reloads()));
            return new Step(after, "pin", ScreenJson.pin(before.orders().pin()), ScreenJson.pin(pin));
        });
    }

    Future<Device> reload(String id) {
        return step(id, (before, now) -> {
            Screen.Orders orders = before.orders();
            Screen after = before.with(new Screen.Orders(orders.pin(), orders.reloads() + 1));
            return new Step(after, "reload", null, null);
        });
    }

    /** The name is shown from the wall's next beat on, so the wall has its whole 20 s however late it hears. */
    Future<Device> showName(String id) {
        return change(() -> {
            Device device = known(id);
            return store.note(Audit.of(clock.instant(), device.screen, "show-name", null, null))
                    .map(noted -> {
                        device.nameWanted = true;
                        meters.changed("show-name");
                        return device;
                    });
        });
    }

    Future<Void> revoke(String id) {
        return change(() -> {
            Device device = known(id);
            Instant now = clock.instant();
            Audit audit = Audit.of(now, device.screen, "revoked", described(device.screen), null);
            return store.revoke(id, now, audit).map(revoked -> {
                devices.remove(id);
                byKey.values().removeIf(known -> known == device);
                codes.removeOf(id);
                meters.changed("revoked");
                return null;
            });
        });
    }

    // ---- the walls

    /** The wall that shows this token; a refusal when there is none, or none any more. */
    Device holder(String token) {
        String hash = token == null ? "" : Secrets.hash(token);
        Device device = byKey.get(hash);
        if (device == null) {
            meters.refused("token");
            throw Refusal.unauthorized("this screen is not enrolled, or was taken away");
        }
        if (hash.equals(device.keys.next())) takeOver(device);
        device.heardAt(clock.instant());
        return device;
    }

    /** The wall has the new token: the old one opens no more. Kept as soon as the store answers; until then both are known. */
    private void takeOver(Device device) {
        Device.Keys keys = new Device.Keys(device.keys.next(), clock.instant(), null);
        device.keys = keys;
        index(device);
        change(() -> keep(device, keys))
                .onFailure(cause -> log.warn("a screen's new token is not kept yet: {}", device.screen.name()));
    }

    /** @return a new token when it is time for one, else null; when it cannot be kept the old one goes on */
    Future<String> beat(Device device, Beat beat) {
        Instant now = clock.instant();
        device.beat = beat;
        meters.beat();
        if (device.nameWanted) {
            device.nameWanted = false;
            device.showNameUntil = now.plus(NAME_SHOWN);
        }
        if (device.keys.since().plus(limits.tokenLife()).isAfter(now)) return Future.succeededFuture();
        return change(() -> handNext(device)).otherwise((String) null);
    }

    private Future<String> handNext(Device device) {
        String token = secrets.token();
        return keep(device, new Device.Keys(device.keys.current(), device.keys.since(), Secrets.hash(token)))
                .map(kept -> token);
    }

    private Future<Void> keep(Device device, Device.Keys keys) {
        // It may have been taken away while its turn came.
        if (devices.get(device.screen.id()) != device) return unknownCode();
        return store.keys(device.screen.id(), keys).map(kept -> {
            device.keys = keys;
            index(device);
            return null;
        });
    }
}
