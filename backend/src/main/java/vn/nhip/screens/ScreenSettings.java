package vn.nhip.screens;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a wall shows, and the room that it hangs in, as its operator has said.
 *
 * @param slides in this order, at least one, each once
 * @param inch diagonal of the panel, 10..200; null when nobody has measured it
 * @param metres from the panel to its last reader, 0.5..50; null when unknown
 * @param safeArea percent of each side that the panel's frame may cover: 0, 2.5 or 5
 * @param night when it is dimmed; null for never
 * @param catalogue id of a set or catalogue that it is scored by; null for the province's own. One that no longer exists
 *     is said on the wall, which then shows the province's own
 * @param list id of a list of procedures; null for all
 */
record ScreenSettings(
        List<String> slides,
        @Nullable Double inch,
        @Nullable Double metres,
        Orientation orientation,
        double safeArea,
        Theme theme,
        @Nullable Night night,
        @Nullable String catalogue,
        @Nullable String list) {
    /** Departments, communes, best and worst communes, weakest group, late cases, pulse, targets, code for phones. */
    static final List<String> SLIDES = List.of("so", "xa", "dau-cuoi", "nhom", "qua-han", "nhip", "muc-tieu", "ma");

    static final List<Double> SAFE_AREAS = List.of(0.0, 2.5, 5.0);

    /** Of a wall of which nothing is known yet. */
    static final ScreenSettings USUAL = new ScreenSettings(
            List.of("so", "dau-cuoi", "xa", "nhom"), null, null, Orientation.AUTO, 2.5, Theme.DARK, null, null, null);

    /** How the panel hangs. */
    enum Orientation {
        /** As the browser's window is. */
        AUTO,
        LANDSCAPE,
        PORTRAIT
    }

    /** The picture's ground. */
    enum Theme {
        DARK,
        LIGHT
    }

    /** Hours of the province's day; {@code from} may be after {@code to}, over midnight. */
    record Night(LocalTime from, LocalTime to) {}

    ScreenSettings {
        slides = List.copyOf(slides);
    }
}
