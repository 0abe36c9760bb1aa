package vn.nhip.catalogue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.nhip.catalogue.file.CsvFile;
import vn.nhip.catalogue.file.Problems;
import vn.nhip.catalogue.file.Row;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.score.Figures;

/** Reads the figures of {@code nhip score}: {@code unit,period,component,met,total}, an empty figure is none. */
final class FiguresFile {
    private static final CsvFile FORM = new CsvFile(Set.of("unit", "period", "component", "met", "total"), Set.of());

    private final Map<String, String> idOf = new HashMap<>();
    private final Problems problems;

    FiguresFile(Catalogue catalogue, Problems problems) {
        this.problems = problems;
        for (Component component : catalogue.components()) {
            if (!component.code().isEmpty()) idOf.put(component.code(), component.id());
        }
        for (Component component : catalogue.components()) idOf.put(component.id(), component.id());
    }

    /** Whose figures, and of when. The unit may be any text; the units of a province are known by their codes. */
    record Key(String unit, String period) {
        /** The province of a unit below one, in the same period; this key itself when the text is not such a code. */
        Key province() {
            try {
                String code = UnitCode.parse(unit).value();
                return new Key(code.contains(".") ? code.substring(0, code.indexOf('.')) : unit, period);
            } catch (IllegalArgumentException notACode) {
                return this;
            }
        }
    }

    /** The figures by unit and period, in the order in which the file first names them. */
    Map<Key, Handed> read(Path path) {
        Map<Key, Handed> figures = new LinkedHashMap<>();
        for (Row row : FORM.read(path, problems)) {
            Key key = new Key(row.required("unit"), row.required("period"));
            row.read("period", period -> Period.parse(period, LocalDate.EPOCH));
            String component = row.read("component", this::idOf);
            if (row.required("component").isEmpty() || component == null) continue;
            Handed handed = figures.computeIfAbsent(key, none -> new Handed(new HashMap<>()));
            Figures.Given given = new Figures.Given(number(row, "met"), number(row, "total"));
            if (handed.byComponent.put(component, given) != null) {
                row.problem("component", component + " is there twice for this unit and period");
            }
        }
        return figures;
    }

    private String idOf(String text) {
        return Optional.ofNullable(idOf.get(text))
                .orElseThrow(() -> new IllegalArgumentException("unknown component \"" + text + "\"; allowed: "
                        + String.join(", ", new TreeSet<>(idOf.values()))));
    }

    private static BigDecimal number(Row row, String column) {
        return row.read(column, text -> {
            String problem = "not a number from 0 on: \"" + text + "\"";
            try {
                BigDecimal number = new BigDecimal(text);
                if (number.signum() >= 0) return number;
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(problem, notANumber);
            }
            throw new IllegalArgumentException(problem);
        });
    }

    /** One unit's figures: what was handed in and nothing else. Half a figure is none, as nothing is counted here. */
    record Handed(Map<String, Given> byComponent) implements Figures {
        @Override
        public long count(Measure measure) {
            return 0;
        }

        @Override
        public Long procedures(Source.Procedures wanted) {
            return null;
        }

        @Override
        public Given given(Component component) {
            Given given = byComponent.get(component.id());
            return given == null || given.met() == null || given.total() == null ? null : given;
        }

        @Override
        public BigDecimal lastYear(Component component) {
            return null;
        }
    }
}
