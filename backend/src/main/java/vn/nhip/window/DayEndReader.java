package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.unit.UnitCode;

/**
 * Reads how the last days ended: the sums of today, or of the end of a period that has closed since, walked
 * {@link DayRewind}. All is read in one transaction, so every day is of the same position.
 */
final class DayEndReader {
    private final RedisClient commands;
    private final Layout layout;
    private final Function<LocalDate, Tree> treeOn;

    /** @param treeOn the tree of a day */
    DayEndReader(RedisClient commands, Layout layout, Function<LocalDate, Tree> treeOn) {
        this.commands = commands;
        this.layout = layout;
        this.treeOn = treeOn;
    }

    Future<DayEnds> read(DayEnds.Wanted wanted) {
        return commands.together(head()).compose(replies -> {
            WindowReader.Head head = WindowReader.head(RedisClient.fields(replies.get(0)));
            if (!head.usable()) return WindowReader.beingRebuilt();
            Set<String> months = SumsReader.members(replies.get(1));
            return read(wanted, head.today(), months);
        });
    }

    private List<Request> head() {
        RedisKeys keys = layout.keys();
        return List.of(
                Request.cmd(Command.HGETALL).arg(keys.head()),
                Request.cmd(Command.SMEMBERS).arg(keys.months()));
    }

    /**
     * @param today as the windows stood a moment ago; the transaction must find the same
     * @param months in which any mark lay then
     */
    private Future<DayEnds> read(DayEnds.Wanted wanted, LocalDate today, Set<String> months) {
        List<LocalDate> days = days(today, wanted.days());
        List<UnitWalk> walks = new ArrayList<>();
        Hashes hashes = new Hashes();
        wanted.units().forEach((unit, measures) -> {
            Map<Set<UnitCode>, List<LocalDate>> byUnits = new LinkedHashMap<>();
            for (LocalDate day : days) {
                Set<UnitCode> together = treeOn.apply(day).withBelow(List.of(unit));
                byUnits.computeIfAbsent(together, missing -> new ArrayList<>()).add(day);
            }
            byUnits.forEach((units, at) -> walks.add(new UnitWalk(layout, unit, units, measures, at)));
        });
        for (UnitWalk walk : walks) walk.want(hashes, wanted.kind(), days);
        List<LocalDate> early = beginning(months, days);
        List<Request> requests = new ArrayList<>(head());
        requests.add(Request.cmd(Command.HGETALL).arg(layout.keys().figures()));
        for (LocalDate day : early) requests.add(anyMark(day));
        int rest = requests.size();
        requests.addAll(hashes.requests());
        return commands.together(requests).compose(replies -> {
            WindowReader.Head head = WindowReader.head(RedisClient.fields(replies.get(0)));
            if (!head.usable()) return WindowReader.beingRebuilt();
            boolean moved = !head.today().equals(today)
                    || !SumsReader.members(replies.get(1)).equals(months);
            if (moved) return read(wanted);
            hashes.take(replies.subList(rest, replies.size()));
            LocalDate first = firstMark(months, early, replies.subList(3, rest));
            List<DayEnds.DayEnd> ends = ends(wanted.kind(), days, first, walks, hashes);
            return Future.succeededFuture(new DayEnds(
                    head.version(),
                    Long.parseLong(head.position()),
                    head.asOf(),
                    today,
                    ends,
                    WindowReader.figures(replies.get(2))));
        });
    }

    private static List<LocalDate> days(LocalDate today, int number) {
        return today.minusDays(number - 1L).datesUntil(today.plusDays(1)).toList();
    }

    // ---- the first mark of all

    /** The days among which the first mark lies; empty when it lies before all days that are asked for, or nowhere. */
    private static List<LocalDate> beginning(Set<String> months, List<LocalDate> days) {
        if (months.isEmpty()) return List.of();
        YearMonth first = YearMonth.parse(Collections.min(months));
        if (first.isBefore(YearMonth.from(days.get(0)))) return List.of();
        LocalDate today = days.get(days.size() - 1);
        return first.atDay(1).datesUntil(today.plusDays(1)).toList();
    }

    private Request anyMark(LocalDate day) {
        Request request = Request.cmd(Command.EXISTS);
        layout.tree()
                .units()
                .all()
                .forEach(unit -> request.arg(layout.keys().day(day, unit.code().value())));
        return request;
    }

    /** @param found how many units have a mark on each of the early days */
    private static LocalDate firstMark(Set<String> months, List<LocalDate> early, List<Response> found) {
        if (months.isEmpty()) return LocalDate.MAX;
        if (early.isEmpty()) return LocalDate.MIN;
        for (int i = 0; i < early.size(); i++) if (found.get(i).toLong() > 0) return early.get(i);
        return LocalDate.MAX;
    }

    // ---- the walks

    private List<DayEnds.DayEnd> ends(
            Period.Kind kind, List<LocalDate> days, LocalDate first, List<UnitWalk> walks, Hashes hashes) {
        Map<LocalDate, Map<UnitCode, UnitCounts>> counts = new HashMap<>();
        for (UnitWalk walk : walks) {
            walk.back(
                    hashes,
                    kind,
                    days,
                    (day, found) -> counts.computeIfAbsent(day, missing -> new HashMap<>())
                            .put(walk.unit(), found));
        }
        return days.stream()
                .map(day -> new DayEnds.DayEnd(
                        day, Period.of(kind, day), day.isBefore(first) ? null : Map.copyOf(counts.get(day))))
                .toList();
    }
}
