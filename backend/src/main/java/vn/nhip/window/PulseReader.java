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

    private final Keys keys;
    private final ZoneId zone;

    PulseReader(Keys keys, ZoneId zone) {
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
    Reading.Pulse read(WindowReader.Head head, List<Response> replies) {
        Map<String, String> before = Commands.fields(replies.get(0));
        Map<String, String> current = Commands.fields(replies.get(1));
        Map<String, String> day = Commands.fields(replies.get(2));
        long hour = hourOf(head);
        long last = Mark.minuteOf(head.asOf());
        long first = last - (HOUR - 1);
        Reading.Series minutes = series(HOUR, kind -> at -> {
            long minute = first + at;
            Map<String, String> fields = Math.floorDiv(minute, 60L) == hour ? current : before;
            return WindowReader.number(fields, Math.floorMod(minute, 60L) + kind);
        });
        long from = Mark.minuteOf(head.today().atStartOfDay(zone).toInstant());
        // Nothing has come since midnight: the day has no steps yet.
        int steps = last < from ? 0 : (int) ((last - from) / Emission.PULSE_STEP) + 1;
        Reading.Series quarters = series(steps, kind -> at -> WindowReader.number(day, at + kind));
        return new Reading.Pulse(last, minutes, from, Emission.PULSE_STEP, quarters);
    }

    private interface ByKind {
        LongUnaryOperator of(String kind);
    }

    private static Reading.Series series(int length, ByKind counts) {
        long[][] series = new long[Emission.PULSE_KINDS.size()][length];
        for (int kind = 0; kind < series.length; kind++) {
            LongUnaryOperator count = counts.of(Emission.PULSE_KINDS.get(kind));
            for (int at = 0; at < length; at++) series[kind][at] = count.applyAsLong(at);
        }
        return new Reading.Series(series[0], series[1], series[2]);
    }
}
