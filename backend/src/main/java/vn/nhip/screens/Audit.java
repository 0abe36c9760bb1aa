package vn.nhip.screens;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of who did what.
 *
 * @param who {@code operator}, or {@code screen} for what a wall did by itself
 * @param name of the wall at that time
 * @param before null where there was nothing, as {@code after} where nothing is left
 */
record Audit(
        Instant at,
        String who,
        String screen,
        String name,
        String what,
        @Nullable JsonObject before,
        @Nullable JsonObject after) {
    static final String OPERATOR = "operator";
    static final String SCREEN = "screen";

    static Audit of(
            Instant at, ScreenRecord screen, String what, @Nullable JsonObject before, @Nullable JsonObject after) {
        return new Audit(at, OPERATOR, screen.id(), screen.name(), what, before, after);
    }
}
