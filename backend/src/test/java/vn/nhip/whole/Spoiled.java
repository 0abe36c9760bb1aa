package vn.nhip.whole;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** An answer with one field under another name, or of another kind: each field of it once, in lists where it is first met. */
final class Spoiled {
    /** Names that are the province's own (bands) or of whatever was changed (audit): any other is as good. */
    private static final Pattern ANY_NAME = Pattern.compile("(.*\\.)?bands\\.[^.]*|audit\\[\\]\\.(before|after)\\..*");

    private static final Pattern ANY_VALUE = Pattern.compile("audit\\[\\]\\.(before|after)(\\..*)?");

    private final JsonObject whole;
    private final Map<String, List<Object>> fields = new LinkedHashMap<>();

    /** One of them. */
    record One(String what, Supplier<JsonObject> making) {
        JsonObject value() {
            return making.get();
        }
    }

    private Spoiled(JsonObject whole) {
        this.whole = whole;
    }

    static List<One> of(JsonObject answer) {
        Spoiled spoiled = new Spoiled(answer);
        spoiled.collect("", List.of(), answer);
        List<One> all = new ArrayList<>();
        spoiled.fields.forEach((name, path) -> {
            if (!ANY_NAME.matcher(name).matches())
                all.add(new One(name + " under another name", () -> spoiled.renamed(path)));
            if (!ANY_VALUE.matcher(name).matches())
                all.add(new One(name + " of another kind", () -> spoiled.another(path)));
        });
        return all;
    }

    private void collect(String name, List<Object> path, Object value) {
        if (value instanceof JsonObject object) {
            for (String field : object.fieldNames()) {
                String its = name.isEmpty() ? field : name + "." + field;
                fields.putIfAbsent(its, with(path, field));
                collect(its, with(path, field), object.getValue(field));
            }
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) collect(name + "[]", with(path, i), array.getValue(i));
        }
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private JsonObject renamed(List<Object> path) {
        JsonObject copy = whole.copy();
        JsonObject holder = holder(copy, path);
        String field = (String) path.get(path.size() - 1);
        holder.put(field + "Renamed", holder.remove(field));
        return copy;
    }

    private JsonObject another(List<Object> path) {
        JsonObject copy = whole.copy();
        holder(copy, path).put((String) path.get(path.size() - 1), new JsonArray().add(new JsonArray()));
        return copy;
    }

    private static JsonObject holder(JsonObject root, List<Object> path) {
        Object at = root;
        for (Object step : path.subList(0, path.size() - 1)) {
            at = step instanceof Integer index
                    ? ((JsonArray) at).getValue(index)
                    : ((JsonObject) at).getValue((String) step);
        }
        return (JsonObject) at;
    }
}
