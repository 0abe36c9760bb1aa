package vn.nhip.screens;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the doors say. Instants are of the server's clock; {@code now} beside them makes them ages on any screen. */
final class ScreenReplies {
    private static final int POLL_SECONDS = 5;
    private static final int BEAT_SECONDS = 30;

    private ScreenReplies() {}

    // ---- to walls

    static JsonObject opened(Admission.Opened opened, Instant now) {
        return new JsonObject()
                .put("code", opened.code())
                .put("secret", opened.secret())
                .put("expiresAt", opened.expiresAt().toString())
                .put("now", now.toString())
                .put("pollSeconds", POLL_SECONDS);
    }

    static JsonObject waiting(Instant now) {
        return new JsonObject().put("state", "waiting").put("now", now.toString());
    }

    static JsonObject claimed(Admission.Claimed claimed, Instant now) {
        return new JsonObject()
                .put("state", "confirmed")
                .put("token", claimed.token())
                .put("screen", me(claimed.device(), now));
    }

    static JsonObject me(Device device, Instant now) {
        return orders(device, now)
                .put("id", device.screen.id())
                .put("name", device.screen.name())
                .put("place", device.screen.place())
                .put("settings", ScreenJson.settings(device.screen.settings()))
                .put("beatSeconds", BEAT_SECONDS);
    }

    /** @param token null but when the wall is to take a new one */
    static JsonObject beaten(Device device, @Nullable String token, Instant now) {
        JsonObject answer = orders(device, now);
        return token == null ? answer : answer.put("token", token);
    }

    private static JsonObject orders(Device device, Instant now) {
        return new JsonObject()
                .put("now", now.toString())
                .put("revision", device.screen.revision())
                .put("showNameUntil", text(future(device.showNameUntil, now)))
                .put("reload", device.screen.orders().reloads())
                .put("heldUntil", text(future(device.screen.orders().heldUntil(), now)))
                .put("pinned", pinned(device, now));
    }

    private static @Nullable JsonObject pinned(Device device, Instant now) {
        ScreenRecord.Pin pin = device.screen.orders().pin();
        return pin == null || future(pin.until(), now) == null ? null : ScreenJson.pin(pin);
    }

    // ---- to the operator

    static JsonObject fleet(ScreenRegister register) {
        Instant now = register.now();
        JsonArray screens = new JsonArray();
        for (Device device : register.devices()) screens.add(screen(device, now));
        return new JsonObject()
                .put("now", now.toString())
                .put("codesOpen", register.codes().waiting())
                .put("screens", screens);
    }

    static JsonObject screen(Device device, Instant now) {
        return new JsonObject()
                .put("id", device.screen.id())
                .put("name", device.screen.name())
                .put("place", device.screen.place())
                .put("state", device.stateAt(now))
                .put("enrolledAt", device.screen.enrolledAt().toString())
                .put("contactAt", text(device.contactAt))
                .put("revision", device.screen.revision())
                .put("settings", ScreenJson.settings(device.screen.settings()))
                .put("pinned", pinned(device, now))
                .put("heldUntil", text(future(device.screen.orders().heldUntil(), now)))
                .put("showNameUntil", text(future(device.showNameUntil, now)))
                .put("nameWanted", device.nameWanted)
                .put("beat", device.beat == null ? null : ScreenJson.beat(device.beat));
    }

    static JsonObject audit(List<Audit> lines, Instant now) {
        JsonArray list = new JsonArray();
        for (Audit line : lines) {
            list.add(new JsonObject()
                    .put("at", line.at().toString())
                    .put("who", line.who())
                    .put("screen", line.screen())
                    .put("name", line.name())
                    .put("what", line.what())
                    .put("before", line.before())
                    .put("after", line.after()));
        }
        return new JsonObject().put("now", now.toString()).put("audit", list);
    }

    /** Null for what is over, or never was. */
    private static @Nullable Instant future(@Nullable Instant instant, Instant now) {
        return instant != null && instant.isAfter(now) ? instant : null;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
