package vn.nhip.catalogue.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row of a CSV file. A wrong value is noted with its line and column name, and a stand-in returned. */
public final class Row {
    private static final Map<String, Boolean> FLAGS =
            Map.of("true", true, "false", false, "yes", true, "no", false, "1", true, "0", false);

    private final Place place;
    private final List<String> columns;
    private final List<String> cells;
    private final FileProblems problems;

    Row(Place place, List<String> columns, List<String> cells, FileProblems problems) {
        this.place = place;
        this.columns = columns;
        this.cells = cells;
        this.problems = problems;
    }

    public Place place() {
        return place;
    }

    public Place placeOf(String column) {
        return new Place(place.file(), place.line(), 0, column);
    }

    /** The text of a column; empty when the cell, or the whole column, is. */
    public String text(String column) {
        int index = columns.indexOf(column);
        return index < 0 ? "" : cells.get(index);
    }

    public String required(String column) {
        String text = text(column);
        if (text.isEmpty()) problems.add(placeOf(column), "is empty");
        return text;
    }

    /** What a reader makes of a cell; null for an empty one, and for one that the reader refuses. */
    public <T> @Nullable T read(String column, Function<String, T> reader) {
        String text = text(column);
        if (text.isEmpty()) return null;
        try {
            return reader.apply(text);
        } catch (DateTimeException notADay) {
            problems.add(placeOf(column), "not a day: \"" + text + "\"; allowed: 2026-11-20");
        } catch (IllegalArgumentException refused) {
            problems.add(placeOf(column), refused);
        }
        return null;
    }

    public @Nullable LocalDate day(String column) {
        return read(column, LocalDate::parse);
    }

    /** Yes or no; an empty cell is no. */
    public boolean flag(String column) {
        Boolean flag = read(column, text -> {
            if (FLAGS.containsKey(text)) return FLAGS.get(text);
            throw new IllegalArgumentException(
                    "not yes or no: \"" + text + "\"; allowed: " + Fields.list(FLAGS.keySet()));
        });
        return flag != null && flag;
    }

    public void problem(String column, String text) {
        problems.add(placeOf(column), text);
    }
}
