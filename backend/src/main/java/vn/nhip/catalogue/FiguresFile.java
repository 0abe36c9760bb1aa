package vn.nhip.catalogue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.file.CsvFile;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.Row;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.key.KeyForm;
import vn.nhip.core.score.Figures;
import vn.nhip.core.score.WholeCount;
import vn.nhip.core.unit.UnitCode;

/**
 * Reads the figures of {@code nhip score}: {@code unit,period,component,met,total}, an empty figure is none; and, where
 * components apply to some kinds of unit only, {@code kind}.
 */
final class FiguresFile {
    private static final CsvFile FORM =
            new CsvFile(Set.of("unit", "period", "component", "met", "total"), Set.of("kind"));

    private static final Pattern CALENDAR = Pattern.compile("\\d{4}(?:-.+)?");

    private final Map<String, String> idOf = new HashMap<>();
    private final List<String> odd = new ArrayList<>();
    private final FileProblems problems;

    FiguresFile(Catalogue catalogue, FileProblems problems) {
        this.problems = problems;
        for (Component component : catalogue.components()) {
            if (!component.code().isEmpty()) idOf.put(component.code(), component.id());
        }
        for (Component component : catalogue.components()) idOf.put(component.id(), component.id());
        for (String name : List.copyOf(idOf.keySet())) idOf.putIfAbsent(KeyForm.normal(name), idOf.get(name));
    }

    /**
     * Whose figures, and of when. The unit may be any text; the units of a province are known by their codes. Texts that look
     * alike are one unit, named as it was named first.
     */
    record Key(String unit, String period) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && normal().equals(key.normal()) && period.equals(key.period);
        }

        @Override
        public int hashCode() {
            return normal().hashCode();
        }

        private String normal() {
            return KeyForm.normal(unit);
        }

        /** The province of a unit below one, in the same period; this key itself when the text is not such a code. */
        Key province() {
            try {
                String code = UnitCode.parse(unit).value();
                return new Key(code.contains(".") ? code.substring(0, code.indexOf('.')) : unit, period);
            } catch (IllegalArgumentException notACode) {
                return this;
            }
        }

        private Key lastYear(Period of) {
            return new Key(unit, Period.year(of.first().getYear() - 1).id());
        }
    }

    /** The figures by unit and period, in the order in which the file first names them. */
    Map<Key, Handed> read(Path path) {
        Map<Key, Handed> figures = new LinkedHashMap<>();
        for (Row row : FORM.read(path, problems)) {
            Key key = new Key(row.required("unit"), periodOf(row.required("period")));
            Period period = row.read("period", text -> Period.parse(periodOf(text), LocalDate.EPOCH));
            String component = row.read("component", this::idOf);
            if (row.required("component").isEmpty() || component == null) continue;
            Handed handed = figures.computeIfAbsent(key, none -> new Handed(period));
            handed.isOf(row);
            Figures.Given given = new Figures.Given(count(row, "met"), count(row, "total"));
            noteRatio(row, given);
            if (handed.byComponent.put(component, given) != null) {
                row.problem("component", component + " is there twice for this unit and period");
            }
        }
        figures.forEach((key, handed) -> {
            if (handed.period != null) handed.lastYear = figures.get(key.lastYear(handed.period));
        });
        return figures;
    }

    private String idOf(String text) {
        return Optional.ofNullable(idOf.getOrDefault(text, idOf.get(KeyForm.normal(text))))
                .orElseThrow(() -> new IllegalArgumentException("unknown component \"" + text + "\"; allowed: "
                        + String.join(", ", new TreeSet<>(idOf.values()))));
    }

    /** The words among the periods have small letters, the quarter has a capital. */
    private static String periodOf(String text) {
        String form = KeyForm.normal(text);
        return CALENDAR.matcher(form).matches() ? form : form.toLowerCase(Locale.ROOT);
    }

    private static @Nullable BigDecimal count(Row row, String column) {
        return row.read(
                column, text -> WholeCount.read(text).orElseThrow(() -> new IllegalArgumentException(why(text))));
    }

    private static String why(String text) {
        String problem = WholeCount.problem(text);
        return problem.contains(text) ? problem : problem + ": \"" + text + "\"";
    }

    /** Some components may go above 100 % by their nature, so it is no fault; whoever handed it in should look at it again. */
    private void noteRatio(Row row, Figures.Given given) {
        if (given.met() == null || given.total() == null || given.met().compareTo(given.total()) <= 0) return;
        odd.add(row.placeOf("met") + ": more than the total: " + given.met() + " of " + given.total());
    }

    /** What is taken as it stands and looks wrong all the same, a line each. */
    List<String> odd() {
        return odd;
    }

    /** One unit's figures of one period: what was handed in and nothing else, as nothing is counted here. */
    static final class Handed implements Figures {
        private final Map<String, Given> byComponent = new HashMap<>();
        private final @Nullable Period period;
        private @Nullable Handed lastYear;
        private @Nullable String kind;

        /** @param period null when it is wrong; that was noted, and nothing is scored then */
        private Handed(@Nullable Period period) {
            this.period = period;
        }

        /** The kind of the unit; null when no row says so. */
        @Nullable
        String kind() {
            return kind;
        }

        private void isOf(Row row) {
            String said = row.text("kind");
            if (said.isEmpty()) return;
            if (kind != null && !kind.equals(said)) row.problem("kind", "was " + kind + " further up: " + said);
            kind = said;
        }

        @Override
        public long count(Measure measure) {
            return 0;
        }

        @Override
        public @Nullable Long procedures(Source.Procedures wanted) {
            return null;
        }

        /** Half a figure is none, unless the total may come from last year's. */
        @Override
        public @Nullable Given given(Component component) {
            Given given = byComponent.get(component.id());
            boolean totalMayLack = lastYear(component) != null;
            return given == null || given.met() == null || given.total() == null && !totalMayLack ? null : given;
        }

        /** Only to what is handed in as met: an unknown one is not nothing. */
        @Override
        public @Nullable BigDecimal lastYear(Component component) {
            Given own = byComponent.get(component.id());
            Given given = lastYear == null ? null : lastYear.byComponent.get(component.id());
            boolean wanted = component.total() instanceof Source.Larger larger && larger.orLastYear();
            if (!wanted || own == null || own.met() == null || given == null || given.total() == null) return null;
            return period == null ? null : period.partOfYear(given.total());
        }
    }
}
