package vn.nhip.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.calendar.PeriodDay;
import vn.nhip.core.score.GroupScore;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.pages.PageTemplate;
import vn.nhip.score.Scores;
import vn.nhip.score.Standing;
import vn.nhip.score.UnitRow;
import vn.nhip.wire.Now;

/**
 * The newest figures of a period as text, from a template that holds every word: the page for browsers below the floor, and
 * what every other page comes with before its script runs. It says its age as the wall does ({@link Freshness}).
 */
final class PlainPage {
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

    /**
     * What a text tells: whose total and groups, and which units in their order.
     *
     * @param unit null: the province
     * @param kind of the units; null: none are listed
     */
    record Shown(
            String period,
            @Nullable UnitCode unit,
            @Nullable String kind) {}

    /** What the plain page shows: as a wall that was told nothing. */
    Shown usual() {
        return new Shown(about.wallPeriod(), null, "department");
    }

    /** @param template with the figures' part in it, and fields of the text anywhere */
    String fill(String template, Shown shown) {
        PageTemplate page = new PageTemplate(template);
        Map<String, String> word = page.words();
        Now time = now.get();
        Period period = Period.parse(shown.period(), about.dayOf(time.now()));
        UnitRow hero = hero(period.id(), shown.unit());
        List<GroupScore> groups = hero == null ? List.of() : hero.sheet().groups();
        List<String> kinds = shown.kind() == null ? List.of() : List.of(shown.kind());
        page.repeat("group", groups, group -> group(group, word))
                .repeat("units", kinds, kind -> Map.of("kind", word.getOrDefault(kind, kind)));
        if (!kinds.isEmpty()) page.repeat("unit", rows(period.id(), shown.kind()), row -> unit(row, word));
        Map<String, String> fields = head(time, period, hero, word);
        fields.put("of", shown.unit() == null ? "list" : "unit");
        fields.put("whose", PageTemplate.word(word, shown.unit() == null ? "province" : "one"));
        fields.put("title", title(shown, hero, word));
        return page.fill(fields);
    }

    /** Of a page about one unit its name, else of its list. */
    private static String title(Shown shown, @Nullable UnitRow hero, Map<String, String> word) {
        if (shown.unit() == null) return word.getOrDefault("title." + shown.kind(), "");
        if (hero == null) return shown.unit().value();
        // The line below names the province.
        return hero.unit().kind().equals(Unit.PROVINCE)
                ? word.getOrDefault("province", hero.unit().name())
                : hero.unit().name();
    }

    /** Null before the first tick, for a moment after midnight, and for a unit that is not scored. */
    private @Nullable UnitRow hero(String period, @Nullable UnitCode unit) {
        if (unit == null)
            return rows(period, Unit.PROVINCE).stream().findFirst().orElse(null);
        Standing standing = standing(period);
        return standing == null ? null : standing.rows().get(unit);
    }

    private List<UnitRow> rows(String period, @Nullable String kind) {
        Standing standing = standing(period);
        return standing == null || kind == null ? List.of() : standing.ofKind(kind);
    }

    private @Nullable Standing standing(String period) {
        Scores newest = scores.get();
        return newest == null ? null : newest.standings().get(period);
    }

    private Map<String, String> head(Now time, Period period, @Nullable UnitRow hero, Map<String, String> word) {
        UnitRow counted = hero != null && hero.sheet().hasCases() ? hero : null;
        Freshness fresh = Freshness.of(time);
        String state = fresh.state();
        Map<String, String> fields = new HashMap<>();
        fields.put("state", state);
        fields.put("stateWord", PageTemplate.word(word, state));
        UnitRow province = hero(period.id(), null);
        fields.put("province", province == null ? "" : province.unit().name());
        fields.put("demo", about.demo() ? PageTemplate.word(word, "demo") : "");
        PeriodDay day = PeriodDay.of(period, about.dayOf(time.now()), about.days());
        PeriodWords words = new PeriodWords(word);
        fields.put("period", words.of(period));
        fields.put("young", words.young(day));
        fields.put("youngClass", day.provisional() ? " young" : "");
        fields.put("unearned", counted == null ? "" : unearned(counted, word));
        fields.put("now", this.time.format(time.now()));
        Instant reach = fresh.reach(time.now());
        fields.put("sourceTime", reach == null ? PageTemplate.word(word, "none") : this.time.format(reach));
        fields.put("age", age(fresh.age(), word));
        fields.put(
                "total",
                counted != null && counted.sheet().band() != null
                        ? points(counted.sheet().total())
                        : PageTemplate.word(word, "none"));
        fields.put("band", counted == null ? PageTemplate.word(word, "noCases") : band(counted, word));
        return fields;
    }

    /** In the words and steps of the wall (js/core/format.js, age). @param age null: never */
    private static String age(@Nullable Duration age, Map<String, String> word) {
        if (age == null) return PageTemplate.word(word, "never");
        return PageTemplate.word(word, "ago").replace("{0}", span(age, word));
    }

    private static String span(Duration age, Map<String, String> word) {
        String seconds = count(PageTemplate.word(word, "seconds"), age.toSecondsPart());
        String minutes = count(PageTemplate.word(word, "minutes"), age.toMinutesPart());
        if (age.toMillis() <= 90_000) return count(PageTemplate.word(word, "seconds"), age.toSeconds());
        if (age.toMinutes() < 10) return minutes + " " + seconds;
        if (age.toHours() < 2) return count(PageTemplate.word(word, "minutes"), age.toMinutes());
        if (age.toDays() >= 2) return count(PageTemplate.word(word, "days"), age.toDays());
        String hours = count(PageTemplate.word(word, "hours"), age.toHours());
        return age.toMinutesPart() == 0 ? hours : hours + " " + minutes;
    }

    /** The part of the total that no case and no figure has earned. */
    private static String unearned(UnitRow province, Map<String, String> word) {
        BigDecimal points = province.sheet().defaultPoints();
        return points.signum() > 0 ? PageTemplate.word(word, "unearned").replace("{0}", points(points)) : "";
    }

    private static String count(String words, long number) {
        return words.replace("{0}", Long.toString(number));
    }

    private static Map<String, String> group(GroupScore score, Map<String, String> word) {
        return Map.of(
                "group", word.getOrDefault(score.code(), score.code()),
                "points", score.empty() ? PageTemplate.word(word, "notApplicable") : points(score.points()),
                "max", score.max().stripTrailingZeros().toPlainString());
    }

    private static Map<String, String> unit(UnitRow row, Map<String, String> word) {
        boolean ranked = row.rank() != null;
        return Map.of(
                "rank", row.rank() != null ? row.rank().toString() : PageTemplate.word(word, "none"),
                "name", row.unit().name(),
                "unitBand", ranked ? band(row, word) : PageTemplate.word(word, "noCases"),
                "score", ranked ? points(row.sheet().total()) : PageTemplate.word(word, "none"));
    }

    /** Where no figure is known there is no band either. */
    private static String band(UnitRow row, Map<String, String> word) {
        String band = row.sheet().band();
        return band == null ? PageTemplate.word(word, "none") : word.getOrDefault(band, band);
    }

    private static String points(BigDecimal value) {
        return value.setScale(2).toPlainString().replace('.', ',');
    }
}
