package vn.nhip.window;

import io.vertx.redis.client.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import vn.nhip.core.count.Mark;

/** Reads the pulse: the last hour by the minute, the province's day by the quarter of an hour. */
final class PulseReader {
    /** How many {@link #keys} there are. */
    static final int KEYS = 3;

    private static final int HOUR = 60;

    private final RedisKeys keys;
    private final ZoneId zone;

    PulseReader(RedisKeys keys, ZoneId zone) {
        this.keys = keys;
        this.zone = zone;
    }

    /** Hashes to be read. */
    List<String> keys(WindowReader.Head head) {
        long hour = hourOf(head);
        return List.of(keys.pulse(hour - 1), keys.pulse(hour), keys.pulseDay(head.today()));
    }

    private static long hourOf(WindowReader.Head head) {
        return Math.floorDiv(Mark.minuteOf(head.asOf()), 60L);
    }

    /** @param head the one by which the keys were chosen: a batch that came between may lie in the next hour */
    WindowSnapshot.Pulse read(WindowReader.Head head, List<Response> replies) {
        Map<String, String> before = RedisClient.fields(replies.get(0));
        Map<String, String> current = RedisClient.fields(replies.get(1));
        Map<String, String> day = RedisClient.fields(replies.get(2));
        long hour = hourOf(head);
        long last = Mark.minuteOf(head.asOf());
        long first = last - (HOUR - 1);
        WindowSnapshot.Series minutes = series(HOUR, kind -> at -> {
            long minute = first + at;
            Map<String, String> fields = Math.floorDiv(minute, 60L) == hour ? current : before;
            return WindowReader.number(fields, Math.floorMod(minute, 60L) + kind);
        });
        long from = Mark.minuteOf(head.today().atStartOfDay(zone).toInstant());
        // Nothing has come since midnight: the day has no steps yet.
        int steps = last < from ? 0 : (int) ((last - from) / FieldWriter.PULSE_STEP) + 1;
        WindowSnapshot.Series quarters = series(steps, kind -> at -> WindowReader.number(day, at + kind));
        return new WindowSnapshot.Pulse(last, minutes, from, FieldWriter.PULSE_STEP, quarters);
    }

    private interface ByKind {
        LongUnaryOperator of(String kind);
    }

    private static WindowSnapshot.Series series(int length, ByKind counts) {
        long[][] series = new long[FieldWriter.PULSE_KINDS.size()][length];
        for (int kind = 0; kind < series.length; kind++) {
            LongUnaryOperator count = counts.of(FieldWriter.PULSE_KINDS.get(kind));
            for (int at = 0; at < length; at++) series[kind][at] = count.applyAsLong(at);
        }
        return new WindowSnapshot.Series(series[0], series[1], series[2]);
    }
}
