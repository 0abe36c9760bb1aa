package vn.nhip.screens;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.http.ProblemException;
import vn.nhip.ops.OneLoop;

/**
 * Every wall that was let in, and the codes of those that wait: read from memory, so that walls go on while PostgreSQL is
 * away; a change is committed before it is known.
 */
final class ScreenRegister {
    private static final Logger log = LoggerFactory.getLogger(ScreenRegister.class);
    private final OneLoop loop = new OneLoop();

    private final PgScreens store;
    private final InstantSource clock;
    private final Codes codes;
    private final Serial turns;
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final Map<String, Device> byKey = new HashMap<>();
    /** The last change has failed, so that nobody knows whether it was committed: the store is read before the next. */
    private boolean doubtful = true;

    ScreenRegister(PgScreens store, InstantSource clock, ScreenLimits limits, ScreenMeters meters) {
        this.store = store;
        this.clock = clock;
        this.codes = new Codes(meters);
        this.turns = new Serial(limits.waitingChanges());
        meters.watch(devices::size, this::silent, codes::waiting, this::failing);
    }

    /** Walls that go on with another build than the server's, since that one did not draw there. */
    private long failing() {
        return devices.values().stream()
                .filter(device -> device.beat != null && device.beat.failedBuild() != null)
                .count();
    }

    private long silent() {
        Instant now = now();
        return devices.values().stream().filter(device -> device.silentAt(now)).count();
    }

    Instant now() {
        loop.requireHere();
        return clock.instant();
    }

    Codes codes() {
        loop.requireHere();
        return codes;
    }

    Collection<Device> devices() {
        loop.requireHere();
        return devices.values();
    }

    /** Null when there is none. */
    @Nullable
    Device device(@Nullable String id) {
        loop.requireHere();
        return devices.get(id);
    }

    /** A refusal when there is none, or none any more. */
    Device known(String id) {
        loop.requireHere();
        Device device = devices.get(id);
        if (device == null) throw ScreenProblems.notFound("no such screen; it may have been taken away");
        return device;
    }

    /** The wall whose token has this hash; null when there is none. */
    @Nullable
    Device holder(String hash) {
        loop.requireHere();
        return byKey.get(hash);
    }

    /** @param except the wall that may keep its own name; null for a new one */
    void requireFree(String name, @Nullable String except) {
        loop.requireHere();
        String wanted = name.toLowerCase(Locale.ROOT);
        for (Device other : devices.values()) {
            boolean same = other.screen.name().toLowerCase(Locale.ROOT).equals(wanted);
            if (same && !other.screen.id().equals(except))
                throw ScreenProblems.conflict("another screen is called " + name);
        }
    }

    void add(Device device) {
        loop.requireHere();
        devices.put(device.screen.id(), device);
        index(device);
    }

    void remove(Device device) {
        loop.requireHere();
        devices.remove(device.screen.id());
        byKey.values().removeIf(known -> known == device);
        codes.removeOf(device.screen.id());
    }

    /** Its keys have changed. */
    void index(Device device) {
        loop.requireHere();
        byKey.values().removeIf(known -> known == device);
        if (device.keys.current() != null) byKey.put(device.keys.current(), device);
        if (device.keys.next() != null) byKey.put(device.keys.next(), device);
    }

    // ---- what is kept

    Future<Void> load() {
        loop.requireHere();
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

    /** One change behind the other; a no is an answer, all else leaves a doubt. */
    <T> Future<T> change(Supplier<Future<T>> work) {
        loop.requireHere();
        return turns.take(() -> (doubtful ? read() : Future.<Void>succeededFuture())
                .compose(known -> work.get())
                .recover(cause -> {
                    if (cause instanceof ProblemException) return Future.failedFuture(cause);
                    doubtful = true;
                    log.warn("a change of screens was not committed, the caller was told to try again", cause);
                    return Future.failedFuture(ScreenProblems.away());
                }));
    }

    /** Keeps when each wall was last heard of, and forgets codes that nobody has typed. */
    Future<Void> save() {
        loop.requireHere();
        List<Device> unsaved =
                devices.values().stream().filter(device -> device.unsaved).toList();
        unsaved.forEach(device -> device.unsaved = false);
        Instant now = now();
        return store.contacts(unsaved)
                .onFailure(cause -> unsaved.forEach(device -> device.unsaved = true))
                .compose(saved -> codes.forgetExpired(now) ? store.forgetExpired(now) : Future.succeededFuture());
    }
}
