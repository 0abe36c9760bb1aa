package vn.nhip.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.config.CalendarList;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ops.RepeatedTask;

/**
 * Whether what is promised lies within the years that the calendar speaks of. Beyond them holidays count as working days,
 * so a deadline that is computed comes too early, and nobody sees it.
 */
final class CalendarWatch {
    /** The longest limit that is computed: a complaint that is hard to settle has 60 days. */
    static final int LONGEST_WORKING_DAYS = 60;

    private static final Logger log = LoggerFactory.getLogger(CalendarWatch.class);
    private static final long LOOK_MILLIS = 3_600_000;

    private final Supplier<CalendarList> calendar;
    private final InstantSource clock;
    private volatile @Nullable Instant farthest;
    private @Nullable RepeatedTask looks;

    /** @param calendar as it is in force */
    CalendarWatch(Supplier<CalendarList> calendar, InstantSource clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** On the loop that it is called on: now, and every hour. */
    Future<Void> start(Vertx vertx, LedgerReader reader, MeterRegistry meters) {
        RepeatedTask looking = new RepeatedTask("deadlines are compared with the calendar", () -> look(reader), meters);
        looks = looking;
        vertx.setPeriodic(LOOK_MILLIS, timer -> looking.go());
        return look(reader).onSuccess(seen -> problems().forEach(problem -> log.warn("calendar: {}", problem)));
    }

    private Future<Void> look(LedgerReader reader) {
        return reader.farthestDue().map(at -> {
            farthest = at;
            return null;
        });
    }

    Future<Void> stop() {
        return looks == null ? Future.succeededFuture() : looks.stop();
    }

    List<String> problems() {
        return problems(calendar.get(), clock.instant(), farthest);
    }

    /** @param farthest the last moment at which something open comes due; null: there is none */
    static List<String> problems(CalendarList calendar, Instant now, @Nullable Instant farthest) {
        List<String> problems = new ArrayList<>();
        LocalDate today = now.atZone(calendar.days().zone()).toLocalDate();
        if (farthest != null) {
            LocalDate due = farthest.atZone(calendar.days().zone()).toLocalDate();
            if (!calendar.covers(due)) problems.add(beyond(calendar, "deadlines that were told reach to " + due));
        }
        LocalDate last = calendar.days().plus(today, LONGEST_WORKING_DAYS);
        if (!calendar.covers(last)) {
            problems.add(beyond(calendar, LONGEST_WORKING_DAYS + " working days from today reach to " + last));
        }
        return problems;
    }

    private static String beyond(CalendarList calendar, String what) {
        String end = calendar.to() == null ? "has no row" : "ends on " + calendar.to();
        return what + ", but calendar.csv " + end + ": holidays after that count as working days; add the next year";
    }
}
