package vn.nhip.catalogue.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a CSV file (RFC 4180, UTF-8) whose first row names its columns.
 *
 * @param required columns that must be there
 * @param optional columns that may be there; any other is an error
 */
public record CsvFile(Set<String> required, Set<String> optional) {
    private static final CsvFactory CSV =
            CsvFactory.builder().enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();

    /** The rows after the first that are as long as it; faults are noted. */
    public List<Row> read(Path path, FileProblems problems) {
        String file = path.getFileName().toString();
        String text = YamlFile.textOf(path, problems);
        if (text == null) return List.of();
        List<Row> rows = new ArrayList<>();
        try (CsvParser parser = CSV.createParser(text)) {
            List<String> columns = null;
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                parser.nextToken();
                Place place = new Place(file, parser.currentTokenLocation().getLineNr(), 0, "");
                List<String> cells = cells(parser);
                if (columns == null) {
                    if (!fits(place, cells, problems)) return List.of();
                    columns = cells;
                } else if (cells.stream().allMatch(String::isEmpty)) {
                    // A spreadsheet saves rows that were emptied.
                    continue;
                } else if (cells.size() == columns.size()) {
                    rows.add(new Row(place, columns, cells, problems));
                } else {
                    problems.add(place, cells.size() + " values for " + columns.size() + " columns");
                }
            }
            if (columns == null) problems.add(Place.of(file), "is empty; the first row names the columns");
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            problems.add(new Place(file, line, 0, ""), "not CSV: " + YamlFile.firstLine(broken));
        } catch (IOException unreadable) {
            problems.add(Place.of(file), "cannot be read: " + unreadable.getMessage());
        }
        return rows;
    }

    private static List<String> cells(CsvParser parser) throws IOException {
        List<String> cells = new ArrayList<>();
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            cells.add(Fields.tidy(parser.getText()));
            parser.nextToken();
        }
        return cells;
    }

    private boolean fits(Place place, List<String> columns, FileProblems problems) {
        int before = problems.count();
        if (columns.size() == 1 && columns.get(0).matches(".*[;\\t].*")) {
            problems.add(place, "its columns are parted by semicolons or tabs; save it with commas");
            return false;
        }
        Set<String> known = new HashSet<>(required);
        known.addAll(optional);
        Set<String> met = new HashSet<>();
        for (String column : columns) {
            Place at = new Place(place.file(), place.line(), 0, column);
            if (!known.contains(column)) problems.add(at, "unknown column; allowed: " + Fields.list(known));
            else if (!met.add(column)) problems.add(at, "the column is there twice");
        }
        for (String column : required) {
            if (!met.contains(column)) problems.add(place, "the column " + column + " is missing");
        }
        return problems.count() == before;
    }
}
