package vn.nhip.screens;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings, orders and beats as JSON, on the wire and in the table; every range stands here. */
final class ScreenJson {
    private static final Set<String> SETTINGS =
            Set.of("slides", "inch", "metres", "orientation", "safeArea", "theme", "night", "catalogue", "list");
    private static final List<String> ORIENTATIONS = names(ScreenSettings.Orientation.values());
    private static final List<String> THEMES = names(ScreenSettings.Theme.values());
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,59}");
    private static final Duration LONGEST_HOLD = Duration.ofHours(24);
    private static final int MOST_BUILD = 80;
    private static final int MOST_PIXELS = 20_000;
    private static final int MOST_HEAP = 1_000_000;
    private static final long MOST_COUNT = 1_000_000_000_000L;

    private ScreenJson() {}

    private static List<String> names(Enum<?>[] values) {
        List<String> names = new ArrayList<>();
        for (Enum<?> value : values) names.add(value.name().toLowerCase(Locale.ROOT));
        return names;
    }

    // ---- settings

    static JsonObject settings(ScreenSettings settings) {
        ScreenSettings.Night night = settings.night();
        return new JsonObject()
                .put("slides", new JsonArray(settings.slides()))
                .put("inch", settings.inch())
                .put("metres", settings.metres())
                .put("orientation", settings.orientation().name().toLowerCase(Locale.ROOT))
                .put("safeArea", settings.safeArea())
                .put("theme", settings.theme().name().toLowerCase(Locale.ROOT))
                .put(
                        "night",
                        night == null
                                ? null
                                : new JsonObject()
                                        .put("from", night.from().toString())
                                        .put("to", night.to().toString()))
                .put("catalogue", settings.catalogue())
                .put("list", settings.list());
    }

    /** Settings as an operator sends them, whole: what is absent is as usual. */
    static ScreenSettings readSettings(Input input) {
        input.only(SETTINGS);
        ScreenSettings usual = ScreenSettings.USUAL;
        return new ScreenSettings(
                input.has("slides") ? slides(input) : usual.slides(),
                input.has("inch") ? input.number("inch", 10, 200) : null,
                input.has("metres") ? input.number("metres", 0.5, 50) : null,
                input.has("orientation")
                        ? ScreenSettings.Orientation.valueOf(
                                input.choice("orientation", ORIENTATIONS).toUpperCase(Locale.ROOT))
                        : usual.orientation(),
                input.has("safeArea") ? safeArea(input) : usual.safeArea(),
                input.has("theme")
                        ? ScreenSettings.Theme.valueOf(
                                input.choice("theme", THEMES).toUpperCase(Locale.ROOT))
                        : usual.theme(),
                input.has("night") ? night(input.section("night")) : null,
                id(input, "catalogue"),
                id(input, "list"));
    }

    /** Settings as an older build has kept them: a slide that no longer exists is left out. */
    static ScreenSettings keptSettings(JsonObject kept) {
        List<String> known = kept.getJsonArray("slides").stream()
                .map(String::valueOf)
                .filter(ScreenSettings.SLIDES::contains)
                .toList();
        List<String> slides = known.isEmpty() ? ScreenSettings.USUAL.slides() : known;
        return readSettings(new Input(kept.copy().put("slides", new JsonArray(slides))));
    }

    private static List<String> slides(Input input) {
        JsonArray list = input.list("slides", ScreenSettings.SLIDES.size());
        List<String> slides = new ArrayList<>();
        for (Object slide : list) {
            if (!(slide instanceof String name) || !ScreenSettings.SLIDES.contains(name)) {
                throw ScreenProblems.input("slides", "each is one of " + String.join(", ", ScreenSettings.SLIDES));
            }
            if (slides.contains(name)) throw ScreenProblems.input("slides", name + " is there twice");
            slides.add(name);
        }
        if (slides.isEmpty()) throw ScreenProblems.input("slides", "at least one");
        return slides;
    }

    /** Null when it is absent. Whether it exists today is not asked: catalogues and lists come and go with the files. */
    private static @Nullable String id(Input input, String field) {
        if (!input.has(field)) return null;
        String id = input.text(field, 1, 60);
        if (!ID.matcher(id).matches())
            throw ScreenProblems.input(field, "is the id of one that GET /api/v1/about lists");
        return id;
    }

    private static double safeArea(Input input) {
        double percent = input.number("safeArea", 0, 5);
        if (!ScreenSettings.SAFE_AREAS.contains(percent)) throw ScreenProblems.input("safeArea", "is 0, 2.5 or 5");
        return percent;
    }

    private static ScreenSettings.Night night(Input night) {
        night.only(Set.of("from", "to"));
        ScreenSettings.Night hours = new ScreenSettings.Night(time(night, "from"), time(night, "to"));
        if (hours.from().equals(hours.to())) throw ScreenProblems.input("night", "from and to are the same");
        return hours;
    }

    private static LocalTime time(Input night, String field) {
        try {
            return LocalTime.parse(night.text(field, 5, 5));
        } catch (DateTimeParseException odd) {
            throw ScreenProblems.input("night." + field, "is a time of day, 19:00");
        }
    }

    // ---- orders

    static JsonObject orders(ScreenRecord.Orders orders) {
        Instant held = orders.heldUntil();
        return new JsonObject()
                .put("pin", pin(orders.pin()))
                .put("reloads", orders.reloads())
                .put("heldUntil", held == null ? null : held.toString());
    }

    /** For the audit; null for none. */
    static @Nullable JsonObject hold(@Nullable Instant until) {
        return until == null ? null : new JsonObject().put("heldUntil", until.toString());
    }

    /** The instant until which a wall is to stay as it is. */
    static Instant readHold(Input input, Instant now) {
        input.only(Set.of("until"));
        String text = input.text("until", 1, 40);
        try {
            Instant until = Instant.parse(text);
            if (until.isAfter(now) && !until.isAfter(now.plus(LONGEST_HOLD))) return until;
        } catch (DateTimeParseException odd) {
            throw ScreenProblems.input("until", "is an instant, 2026-11-20T11:30:00Z");
        }
        throw ScreenProblems.input("until", "lies within the next 24 hours");
    }

    static @Nullable JsonObject pin(ScreenRecord.@Nullable Pin pin) {
        return pin == null
                ? null
                : new JsonObject()
                        .put("slide", pin.slide())
                        .put("until", pin.until().toString());
    }

    static ScreenRecord.Orders keptOrders(JsonObject kept) {
        JsonObject pin = kept.getJsonObject("pin");
        String held = kept.getString("heldUntil");
        return new ScreenRecord.Orders(
                pin == null
                        ? null
                        : new ScreenRecord.Pin(pin.getString("slide"), Instant.parse(pin.getString("until"))),
                kept.getLong("reloads", 0L),
                held == null ? null : Instant.parse(held));
    }

    // ---- beats

    static JsonObject beat(Beat beat) {
        return new JsonObject()
                .put("build", beat.build())
                .put("heapMb", beat.heapMb())
                .put("droppedFrames", beat.droppedFrames())
                .put("slide", beat.slide())
                .put("visible", beat.visible())
                .put("width", beat.width())
                .put("height", beat.height())
                .put("devicePixelRatio", beat.devicePixelRatio())
                .put("lagMs", beat.lagMs())
                .put("failedBuild", beat.failedBuild() == null ? null : failed(beat.failedBuild()));
    }

    private static JsonObject failed(Beat.Failed failed) {
        return new JsonObject()
                .put("build", failed.build())
                .put("why", failed.why())
                .put("count", failed.count());
    }

    private static Beat.Failed readFailed(Input failed) {
        return new Beat.Failed(
                failed.has("build") ? failed.text("build", 1, MOST_BUILD) : null,
                failed.text("why", 1, 20),
                failed.whole("count", 1, MOST_COUNT));
    }

    /** What is unknown is passed over: the pages of a newer build may say more. */
    static Beat readBeat(Input input) {
        return new Beat(
                input.text("build", 1, MOST_BUILD),
                input.has("heapMb") ? input.number("heapMb", 0, MOST_HEAP) : null,
                input.has("droppedFrames") ? input.whole("droppedFrames", 0, MOST_COUNT) : 0,
                input.has("slide") ? input.text("slide", 1, 20) : null,
                input.flag("visible"),
                (int) input.whole("width", 1, MOST_PIXELS),
                (int) input.whole("height", 1, MOST_PIXELS),
                input.number("devicePixelRatio", 0.1, 16),
                input.has("lagMs") ? (Long) input.whole("lagMs", 0, MOST_COUNT) : null,
                input.has("failedBuild") ? readFailed(input.section("failedBuild")) : null);
    }
}
