package vn.nhip.screens;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One JSON object of a request; whatever is not as it should be is refused with the name of its field. */
final class Input {
    private static final int SHOWN = 40;

    private final JsonObject object;

    Input(JsonObject object) {
        this.object = object;
    }

    /** @param body null or empty counts as {@code {}} */
    static Input of(@Nullable Buffer body) {
        if (body == null || body.length() == 0) return new Input(new JsonObject());
        try {
            return new Input(new JsonObject(body));
        } catch (DecodeException | ClassCastException unreadable) {
            throw ScreenProblems.body("the body is not a JSON object");
        }
    }

    JsonObject object() {
        return object;
    }

    boolean has(String field) {
        return object.getValue(field) != null;
    }

    /** What nobody knows is most likely a slip of the pen. */
    Input only(Set<String> known) {
        for (String field : object.fieldNames()) {
            if (!known.contains(field)) throw ScreenProblems.input(shown(field), "is unknown");
        }
        return this;
    }

    /** Text in one spelling, without spaces around and without control characters. */
    String text(String field, int least, int most) {
        Object value = object.getValue(field);
        if (!(value instanceof String text)) throw ScreenProblems.input(field, "is missing or not text");
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
        int length = plain.codePointCount(0, plain.length());
        if (length < least || length > most)
            throw ScreenProblems.input(field, "is " + least + ".." + most + " characters");
        boolean odd = plain.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        if (odd) throw ScreenProblems.input(field, "has a control character");
        return plain;
    }

    String choice(String field, List<String> allowed) {
        Object value = object.getValue(field);
        if (value instanceof String text && allowed.contains(text)) return text;
        throw ScreenProblems.input(field, "is one of " + String.join(", ", allowed));
    }

    double number(String field, double least, double most) {
        Object value = object.getValue(field);
        double number = value instanceof Number given ? given.doubleValue() : Double.NaN;
        if (number >= least && number <= most) return number;
        throw ScreenProblems.input(field, "is a number of " + plain(least) + ".." + plain(most));
    }

    long whole(String field, long least, long most) {
        double number = number(field, least, most);
        if (number != Math.rint(number)) throw ScreenProblems.input(field, "is a whole number");
        return (long) number;
    }

    boolean flag(String field) {
        if (object.getValue(field) instanceof Boolean flag) return flag;
        throw ScreenProblems.input(field, "is true or false");
    }

    JsonArray list(String field, int most) {
        if (object.getValue(field) instanceof JsonArray list && list.size() <= most) return list;
        throw ScreenProblems.input(field, "is a list of at most " + most);
    }

    Input section(String field) {
        if (object.getValue(field) instanceof JsonObject section) return new Input(section);
        throw ScreenProblems.input(field, "is an object");
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static String shown(String field) {
        return field.length() <= SHOWN ? field : field.substring(0, SHOWN) + "…";
    }
}
