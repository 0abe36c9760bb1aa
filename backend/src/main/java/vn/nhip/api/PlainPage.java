package vn.nhip.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.calendar.PeriodDay;
import vn.nhip.core.score.GroupScore;
import vn.nhip.core.unit.Unit;
import vn.nhip.live.Now;
import vn.nhip.live.Source;
import vn.nhip.score.Row;
import vn.nhip.score.Scores;
import vn.nhip.score.Standing;

/**
 * The newest figures of the period that walls show, as a page without script, from a template that holds every word: for browsers below the
 * floor. It says its age as the wall does: delayed after 1.5 promised intervals of a source, stale after 5.
 */
final class PlainPage {
    /** Nothing was heard before this: an older instant, as the epoch of a clock that was never set, is none. */
    private static final Instant FIRST_HEARD = Instant.parse("2020-01-01T00:00:00Z");

    private final About about;
    private final Supplier<Scores> scores;
    private final Supplier<Now> now;
    private final DateTimeFormatter time;

    PlainPage(About about, Supplier<Scores> scores, Supplier<Now> now) {
        this.about = about;
        this.scores = scores;
        this.now = now;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy").withZone(about.zone());
    }

    String fill(String template) {
        PageTemplate page = new PageTemplate(template);
        Map<String, String> word = page.words();
        Now time = now.get();
        Period period = Period.parse(about.wallPeriod(), about.dayOf(time.now()));
        Row province = rows(period.id(), Unit.PROVINCE).stream().findFirst().orElse(null);
        List<GroupScore> groups =
                province == null ? List.of() : province.sheet().groups();
        return page.repeat("group", groups, group -> group(group, word))
                .repeat("unit", rows(period.id(), "department"), row -> unit(row, word))
                .fill(head(time, period, province, word));
    }

    /** Empty before the first tick, and for a moment after midnight. */
    private List<Row> rows(String period, String kind) {
        Scores newest = scores.get();
        Standing standing = newest == null ? null : newest.standings().get(period);
        return standing == null ? List.of() : standing.ofKind(kind);
    }

    private Map<String, String> head(Now time, Period period, Row province, Map<String, String> word) {
        boolean counted = province != null && province.sheet().hasCases();
        String state = state(time);
        Map<String, String> fields = new HashMap<>();
        fields.put("state", state);
        fields.put("stateWord", word.get(state));
        fields.put("province", province == null ? "" : province.unit().name());
        fields.put("demo", about.demo() ? word.get("demo") : "");
        PeriodDay day = PeriodDay.of(period, about.dayOf(time.now()), about.days());
        PeriodWords words = new PeriodWords(word);
        fields.put("period", words.of(period));
        fields.put("young", words.young(day));
        fields.put("youngClass", day.provisional() ? " young" : "");
        fields.put("unearned", counted ? unearned(province, word) : "");
        fields.put("now", this.time.format(time.now()));
        Instant reach = heard(time.sourceAt());
        fields.put("sourceTime", reach == null ? word.get("none") : this.time.format(reach));
        fields.put("age", age(time, word));
        fields.put(
                "total",
                counted && province.sheet().band() != null
                        ? points(province.sheet().total())
                        : word.get("none"));
        fields.put("band", counted ? band(province, word) : word.get("noCases"));
        return fields;
    }

    /** The worst of the sources; none is lost behind another. */
    private static String state(Now time) {
        if (time.state() == Now.State.LOADING) return "loading";
        String worst = time.sources().isEmpty() ? "never" : "live";
        for (Source source : time.sources()) {
            if (heard(source.sourceAt()) == null) return "never";
            long late = Duration.between(source.sourceAt(), time.now()).toMillis() / source.intervalSeconds();
            if (late > 5_000) worst = "stale";
            else if (late > 1_500 && worst.equals("live")) worst = "delayed";
        }
        return worst;
    }

    private static String age(Now time, Map<String, String> word) {
        Instant at = heard(time.sourceAt());
        if (at == null) return word.get("never");
        long seconds = Math.max(0, Duration.between(at, time.now()).toSeconds());
        if (seconds <= 90) return count(word.get("seconds"), seconds);
        if (seconds < 7_200) return count(word.get("minutes"), seconds / 60);
        return seconds < 172_800
                ? count(word.get("hours"), seconds / 3_600)
                : count(word.get("days"), seconds / 86_400);
    }

    /** Null: never. */
    private static Instant heard(Instant at) {
        return at == null || at.isBefore(FIRST_HEARD) ? null : at;
    }

    /** The part of the total that no case and no figure has earned. */
    private static String unearned(Row province, Map<String, String> word) {
        BigDecimal points = province.sheet().defaultPoints();
        return points.signum() > 0 ? word.get("unearned").replace("{0}", points(points)) : "";
    }

    private static String count(String words, long number) {
        return words.replace("{0}", Long.toString(number));
    }

    private static Map<String, String> group(GroupScore score, Map<String, String> word) {
        return Map.of(
                "group", word.getOrDefault(score.code(), score.code()),
                "points", score.empty() ? word.get("notApplicable") : points(score.points()),
                "max", score.max().stripTrailingZeros().toPlainString());
    }

    private static Map<String, String> unit(Row row, Map<String, String> word) {
        boolean ranked = row.rank() != null;
        return Map.of(
                "rank", ranked ? row.rank().toString() : word.get("none"),
                "name", row.unit().name(),
                "unitBand", ranked ? band(row, word) : word.get("noCases"),
                "score", ranked ? points(row.sheet().total()) : word.get("none"));
    }

    /** Where no figure is known there is no band either. */
    private static String band(Row row, Map<String, String> word) {
        String band = row.sheet().band();
        return band == null ? word.get("none") : word.getOrDefault(band, band);
    }

    private static String points(BigDecimal value) {
        return value.setScale(2).toPlainString().replace('.', ',');
    }
}
