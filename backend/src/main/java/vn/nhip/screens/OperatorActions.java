package vn.nhip.screens;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operator does to walls; each change is committed together with its line of audit. */
final class OperatorActions {
    private final ScreenRegister register;
    private final PgScreens store;
    private final ScreenMeters meters;

    OperatorActions(ScreenRegister register, PgScreens store, ScreenMeters meters) {
        this.register = register;
        this.store = store;
        this.meters = meters;
    }

    static JsonObject described(ScreenRecord screen) {
        return new JsonObject()
                .put("name", screen.name())
                .put("place", screen.place())
                .put("settings", ScreenJson.settings(screen.settings()));
    }

    Future<List<Audit>> audited(int most) {
        return store.audited(most);
    }

    /** What a change makes of a wall, and what the audit says of it. */
    private record Step(
            ScreenRecord after,
            String what,
            @Nullable JsonObject was,
            @Nullable JsonObject is) {}

    private interface Stepping {
        Step of(ScreenRecord before, Instant now);
    }

    private Future<Device> step(String id, Stepping stepping) {
        return register.change(() -> {
            Device device = register.known(id);
            Instant now = register.now();
            Step step = stepping.of(device.screen, now);
            Audit audit = Audit.of(now, device.screen, step.what(), step.was(), step.is());
            return store.change(step.after(), audit).map(kept -> {
                device.screen = step.after();
                meters.changed(step.what());
                return device;
            });
        });
    }

    Future<Device> rename(String id, String name, String place) {
        return step(id, (before, now) -> {
            register.requireFree(name, id);
            ScreenRecord after = before.called(name, place);
            return new Step(after, "renamed", place(before), place(after));
        });
    }

    private static JsonObject place(ScreenRecord screen) {
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

    /** @param minutes for which the slide stays; null, as the slide, lets the wall go on */
    Future<Device> pin(String id, @Nullable String slide, @Nullable Integer minutes) {
        return step(id, (before, now) -> {
            ScreenRecord.Pin pin = slide == null || minutes == null
                    ? null
                    : new ScreenRecord.Pin(slide, now.plus(Duration.ofMinutes(minutes)));
            ScreenRecord after = before.with(before.orders().pinned(pin));
            return new Step(after, "pin", ScreenJson.pin(before.orders().pin()), ScreenJson.pin(pin));
        });
    }

    Future<Device> reload(String id) {
        return step(id, (before, now) -> {
            return new Step(before.with(before.orders().reloaded()), "reload", null, null);
        });
    }

    /** @param until when its page may renew itself again; null for now */
    Future<Device> hold(String id, @Nullable Instant until) {
        return step(id, (before, now) -> held(before, until));
    }

    /** Every wall, or none: each with its own line of audit. @param until as for one @return how many there are */
    Future<Integer> holdAll(@Nullable Instant until) {
        return register.change(() -> {
            List<Device> devices = List.copyOf(register.devices());
            List<ScreenRecord> after = new ArrayList<>();
            List<Audit> lines = new ArrayList<>();
            for (Device device : devices) {
                Step step = held(device.screen, until);
                after.add(step.after());
                lines.add(Audit.of(register.now(), device.screen, step.what(), step.was(), step.is()));
            }
            return store.change(after, lines).map(kept -> {
                for (int i = 0; i < devices.size(); i++) devices.get(i).screen = after.get(i);
                devices.forEach(device -> meters.changed("hold"));
                return devices.size();
            });
        });
    }

    private static Step held(ScreenRecord before, @Nullable Instant until) {
        return new Step(
                before.with(before.orders().held(until)),
                "hold",
                ScreenJson.hold(before.orders().heldUntil()),
                ScreenJson.hold(until));
    }

    /** The name is shown from the wall's next beat on, so the wall has its whole 20 s however late it hears. */
    Future<Device> showName(String id) {
        return register.change(() -> {
            Device device = register.known(id);
            return store.note(Audit.of(register.now(), device.screen, "show-name", null, null))
                    .map(noted -> {
                        device.nameWanted = true;
                        meters.changed("show-name");
                        return device;
                    });
        });
    }

    Future<Void> revoke(String id) {
        return register.change(() -> {
            Device device = register.known(id);
            Instant now = register.now();
            Audit audit = Audit.of(now, device.screen, "revoked", described(device.screen), null);
            return store.revoke(id, now, audit).map(revoked -> {
                register.remove(device);
                meters.changed("revoked");
                return null;
            });
        });
    }
}
