package vn.nhip.whole;

import io.vertx.core.json.JsonObject;

/** CloudEvents in words: {@code Event.aCase("H48.01-1").of("H48.01").received("2026-11-02T08:00").event("e-1")}. */
final class Event {
    private final JsonObject data = new JsonObject();

    private Event() {}

    /** A case in process at department 1, of a known procedure. */
    static Event aCase(String number) {
        return new Event()
                .with("case", number)
                .of("H48.01")
                .with("procedure", SmallProvince.ONLINE_PROCEDURE)
                .with("status", 4);
    }

    Event with(String field, Object value) {
        data.put(field, value);
        return this;
    }

    Event of(String unit) {
        return with("unit", unit);
    }

    Event received(String at) {
        return with("receivedAt", at);
    }

    Event due(String at) {
        return with("dueAt", at);
    }

    Event finished(String at) {
        return with("finishedAt", at).with("status", 9);
    }

    JsonObject data() {
        return data;
    }

    JsonObject event(String id) {
        return of(id, "case", data);
    }

    /** Any type: {@code case}, {@code case.progress}, {@code case.rated}, {@code figure}, … */
    static JsonObject of(String id, String type, JsonObject data) {
        return new JsonObject()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/one-stop")
                .put("type", "vn.nhip." + type + ".v1")
                .put("data", data);
    }

    static JsonObject progress(String id, String number, int status, String at) {
        return of(
                id,
                "case.progress",
                new JsonObject().put("case", number).put("status", status).put("at", at));
    }

    static JsonObject figure(String id, String unit, String period, String component, Object met, Object total) {
        return of(
                id,
                "figure",
                new JsonObject()
                        .put("unit", unit)
                        .put("period", period)
                        .put("component", component)
                        .put("met", met)
                        .put("total", total));
    }
}
