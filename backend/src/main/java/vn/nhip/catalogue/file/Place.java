package vn.nhip.catalogue.file;

/**
 * Where a value stands.
 *
 * @param file its name, or the name of a variable
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the line is enough
 * @param key path of a YAML key ({@code feeds[0].token}) or name of a CSV column; empty for none
 */
public record Place(String file, int line, int column, String key) {
    public static Place of(String file) {
        return new Place(file, 0, 0, "");
    }

    /** The place of a key below this one, before it is known on which line it stands. */
    Place below(String name) {
        return new Place(file, line, column, key.isEmpty() ? name : key + "." + name);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) text.append(':').append(line);
        if (column > 0) text.append(':').append(column);
        if (!key.isEmpty()) text.append(": ").append(key);
        return text.toString();
    }
}
