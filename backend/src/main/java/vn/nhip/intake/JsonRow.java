package vn.nhip.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.key.KeyForm;

/**
 * The allowed part of one JSON value. Every scalar is its text, so that {@code 2}, {@code "2"} and {@code true},
 * {@code "True"} read alike; null is absent. What is odd about a field is told only when the field is asked for.
 */
final class JsonRow {
    static final int MAX_TEXT = 2_000;
    static final int MAX_LIST = 500;

    private final boolean object;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<JsonRow>> lists = new HashMap<>();
    private final Map<String, JsonRow> objects = new HashMap<>();
    private final Map<String, String> odd = new HashMap<>();

    private JsonRow(boolean object) {
        this.object = object;
    }

    static JsonRow ofObject() {
        return new JsonRow(true);
    }

    /** A value that is not an object; {@code text} is null for a null or a list. */
    static JsonRow ofScalar(@Nullable String text) {
        JsonRow row = new JsonRow(false);
        if (text != null) row.putText("", text);
        return row;
    }

    boolean isObject() {
        return object;
    }

    /** Given at all; a blank text is not. */
    boolean has(String field) {
        return met(field) && !KeyForm.trimmed(texts.getOrDefault(field, "-")).isEmpty();
    }

    private boolean met(String field) {
        return texts.containsKey(field)
                || lists.containsKey(field)
                || objects.containsKey(field)
                || odd.containsKey(field);
    }

    void putText(String field, String text) {
        if (once(field) && text.length() > MAX_TEXT) {
            odd.put(field, "longer than " + MAX_TEXT + " characters");
        } else {
            texts.put(field, text);
        }
    }

    void putList(String field, List<JsonRow> rows) {
        if (once(field)) lists.put(field, rows);
    }

    void putObject(String field, JsonRow row) {
        if (once(field)) objects.put(field, row);
    }

    void putOdd(String field, String problem) {
        odd.put(field, problem);
    }

    /** Which of two values was meant cannot be known. */
    private boolean once(String field) {
        if (!met(field)) return true;
        odd.put(field, "given twice");
        return false;
    }

    /** The scalar's text, without blanks and unseen characters around it; null when absent, null or blank. */
    @Nullable
    String text(String field) {
        check(field);
        if (lists.containsKey(field) || objects.containsKey(field)) {
            throw new RowProblem(ProblemKind.UNREADABLE, field, "not a text or a number");
        }
        String text = texts.get(field);
        if (text == null) return null;
        String trimmed = KeyForm.trimmed(text);
        return trimmed.isEmpty() ? null : trimmed;
    }

    /** The entries; one object alone is read as a list of one, absent and blank as an empty list. */
    List<JsonRow> list(String field) {
        check(field);
        if (lists.containsKey(field)) return lists.get(field);
        if (objects.containsKey(field)) return List.of(objects.get(field));
        if (text(field) != null) throw new RowProblem(ProblemKind.UNREADABLE, field, "not a list");
        return List.of();
    }

    /** The object; null when absent. */
    @Nullable
    JsonRow object(String field) {
        check(field);
        if (lists.containsKey(field) || text(field, null) != null) {
            throw new RowProblem(ProblemKind.UNREADABLE, field, "not an object");
        }
        return objects.get(field);
    }

    private @Nullable String text(String field, @Nullable String otherwise) {
        return texts.getOrDefault(field, otherwise);
    }

    private void check(String field) {
        String problem = odd.get(field);
        if (problem != null) throw new RowProblem(ProblemKind.UNREADABLE, field, problem);
    }

    /** Field names only, so that no value can reach a log by accident. */
    @Override
    public String toString() {
        return "JsonRow" + texts.keySet() + lists.keySet() + objects.keySet();
    }
}
