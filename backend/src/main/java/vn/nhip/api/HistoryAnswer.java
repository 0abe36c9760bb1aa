package vn.nhip.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.Sheet;
import vn.nhip.score.Method;
import vn.nhip.score.UnitLine;
import vn.nhip.wire.JsonText;
import vn.nhip.wire.Now;
import vn.nhip.wire.RowCodec;

/** The answer with the last days of one unit. */
final class HistoryAnswer {
    private HistoryAnswer() {}

    static String of(UnitLine line, Period.Kind kind, Now now) {
        Method method = line.today().method();
        return JsonText.of(json -> {
            json.writeStringField("unit", line.unit().code().value());
            json.writeStringField("name", line.unit().name());
            json.writeStringField("period", kind.name().toLowerCase(Locale.ROOT));
            RowCodec.method(json, method);
            RowCodec.instant(json, "asOf", line.asOf());
            RowCodec.reach(json, now);
            json.writeNumberField("position", line.position());
            json.writeArrayFieldStart("days");
            UnitLine.Day before = null;
            for (UnitLine.Day day : line.days()) {
                day(json, day, before, method);
                before = day;
            }
            json.writeEndArray();
        });
    }

    /** @param before the day before it; null for the first */
    private static void day(JsonGenerator json, UnitLine.Day day, UnitLine.@Nullable Day before, Method today)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("day", day.day().toString());
        RowCodec.instant(json, "at", day.at());
        json.writeStringField("period", day.period().id());
        if (day.begins()) json.writeBooleanField("begins", true);
        String catalogue = day.method().catalogue().id();
        if (!catalogue.equals(today.catalogue().id())) json.writeStringField("catalogue", catalogue);
        boolean otherMethod =
                before != null && !catalogue.equals(before.method().catalogue().id());
        if (otherMethod) json.writeBooleanField("otherMethod", true);
        Sheet sheet = day.sheet();
        RowCodec.number(json, "total", sheet != null && day.known() ? sheet.total() : null);
        json.writeStringField("band", sheet != null && day.known() ? sheet.band() : null);
        RowCodec.groups(json, sheet == null ? List.of() : sheet.groups());
        json.writeArrayFieldStart("components");
        if (sheet != null) for (ComponentScore component : sheet.components()) component(json, component);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void component(JsonGenerator json, ComponentScore component) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", component.id());
        RowCodec.number(json, "met", component.met());
        RowCodec.number(json, "total", component.total());
        RowCodec.number(json, "ratio", component.ratio());
        json.writeNumberField("points", component.points());
        json.writeBooleanField("empty", component.empty());
        json.writeEndObject();
    }
}
