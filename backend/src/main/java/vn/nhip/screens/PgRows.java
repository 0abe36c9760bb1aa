package vn.nhip.screens;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The rows of the walls' tables, read and written. */
final class PgRows {
    private PgRows() {}

    // ---- read

    static Device device(Row row) {
        ScreenRecord screen = new ScreenRecord(
                row.getString("id"),
                row.getString("name"),
                row.getString("place"),
                ScreenJson.keptSettings(json(row, "settings")),
                ScreenJson.keptOrders(json(row, "orders")),
                row.getLong("revision"),
                instant(row, "enrolled_at"));
        Device device = new Device(
                screen,
                new Device.Keys(
                        row.getString("token_hash"), instantOrNull(row, "token_at"), row.getString("next_hash")));
        device.contactAt = instantOrNull(row, "contact_at");
        JsonObject beat = jsonOrNull(row, "beat");
        device.beat = beat == null ? null : ScreenJson.readBeat(new Input(beat));
        return device;
    }

    static Enrolment enrolment(Row row) {
        return new Enrolment(
                row.getString("code"),
                row.getString("secret_hash"),
                instant(row, "expires_at"),
                row.getString("screen_id"));
    }

    static Audit audit(Row row) {
        return new Audit(
                instant(row, "at"),
                row.getString("who"),
                row.getString("screen_id"),
                row.getString("screen_name"),
                row.getString("what"),
                jsonOrNull(row, "before"),
                jsonOrNull(row, "after"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static @Nullable Instant instantOrNull(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static JsonObject json(Row row, String column) {
        return new JsonObject(row.getString(column));
    }

    private static @Nullable JsonObject jsonOrNull(Row row, String column) {
        String text = row.getString(column);
        return text == null ? null : new JsonObject(text);
    }

    // ---- written

    static Tuple columns(ScreenRecord screen) {
        return Tuple.tuple()
                .addValue(screen.id())
                .addValue(screen.name())
                .addValue(screen.place())
                .addValue(ScreenJson.settings(screen.settings()).encode())
                .addValue(ScreenJson.orders(screen.orders()).encode())
                .addValue(screen.revision());
    }

    static Tuple audit(Audit audit) {
        return Tuple.tuple()
                .addValue(time(audit.at()))
                .addValue(audit.who())
                .addValue(audit.screen())
                .addValue(audit.name())
                .addValue(audit.what())
                .addValue(text(audit.before()))
                .addValue(text(audit.after()));
    }

    /** Column by column: which wall, when it was last heard of, and what it said. */
    static Tuple contacts(Collection<Device> devices) {
        return Tuple.of(
                devices.stream().map(device -> device.screen.id()).toArray(String[]::new),
                devices.stream().map(device -> time(device.contactAt)).toArray(OffsetDateTime[]::new),
                devices.stream()
                        .map(device -> device.beat == null
                                ? null
                                : ScreenJson.beat(device.beat).encode())
                        .toArray(String[]::new));
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String text(@Nullable JsonObject json) {
        return json == null ? null : json.encode();
    }
}
