package vn.nhip.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.PeriodDay;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.catalogue.ProcedureSet;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.fact.LateReason;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.GroupScore;
import vn.nhip.core.score.Sheet;
import vn.nhip.score.Method;
import vn.nhip.score.Standing;
import vn.nhip.score.UnitRow;

/** Rows, groups, components and counts as JSON; used by frames and by the HTTP answers, so that both say the same. */
public final class RowCodec {
    private RowCodec() {}

    /** The fields of a row into an object that is open. */
    public static void fields(JsonGenerator json, UnitRow row) throws IOException {
        json.writeStringField("unit", row.unit().code().value());
        json.writeStringField("name", row.unit().name());
        json.writeStringField("shortName", row.unit().shortName());
        json.writeStringField("kind", row.unit().kind());
        json.writeNumberField("total", row.sheet().total());
        json.writeNumberField("defaultPoints", row.sheet().defaultPoints());
        json.writeStringField("band", row.sheet().band());
        number(json, "rank", row.rank());
        json.writeNumberField("peers", row.peers());
        number(json, "move", row.move());
        number(json, "delta", row.delta());
        number(json, "lateDelta", row.lateDelta());
        number(json, "listDelta", row.listDelta());
        json.writeBooleanField("cases", row.sheet().hasCases());
        groups(json, row.sheet().groups());
        counts(json, row.sheet().counts());
        json.writeBooleanField("close", row.close());
        json.writeBooleanField("ended", row.ended());
        json.writeObjectFieldStart("quality");
        json.writeNumberField("odd", row.sheet().quality().odd());
        json.writeEndObject();
    }

    /** How much of what was handled is odd, and in which ways. */
    public static void quality(JsonGenerator json, Sheet.Quality quality) throws IOException {
        json.writeObjectFieldStart("quality");
        json.writeNumberField("odd", quality.odd());
        json.writeObjectFieldStart("findings");
        for (Map.Entry<Finding, Long> finding : new TreeMap<>(quality.findings()).entrySet()) {
            json.writeNumberField(finding.getKey().id(), finding.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** How fresh each feed is that promises to be. */
    public static void sources(JsonGenerator json, List<FeedSource> sources) throws IOException {
        json.writeArrayFieldStart("sources");
        for (FeedSource source : sources) {
            json.writeStartObject();
            json.writeStringField("name", source.name());
            instant(json, "sourceAt", source.sourceAt());
            json.writeNumberField("intervalSeconds", source.intervalSeconds());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** To when the sources have told, and whether that is now. */
    public static void reach(JsonGenerator json, Now now) throws IOException {
        json.writeStringField("state", now.state().id());
        instant(json, "sourceAt", now.sourceAt());
    }

    /** How far a period has come. */
    public static void periodDay(JsonGenerator json, PeriodDay day) throws IOException {
        json.writeStringField("periodFirst", day.first().toString());
        number(json, "periodDay", day.number());
        json.writeBooleanField("provisional", day.provisional());
    }

    /** By what something is scored. */
    public static void method(JsonGenerator json, Method method) throws IOException {
        json.writeStringField("catalogue", method.catalogue().id());
        if (method.list() == null) json.writeNullField("list");
        else list(json, method.list());
        if (method.otherVersion()) json.writeBooleanField("otherVersion", true);
    }

    private static void list(JsonGenerator json, ProcedureSet list) throws IOException {
        json.writeStringField("list", list.id());
        if (!list.outside().isEmpty())
            json.writeNumberField("outside", list.outside().size());
    }

    /** What rows are compared with, and why with nothing. */
    public static void baseline(JsonGenerator json, Standing standing) throws IOException {
        instant(json, "baseline", standing.baseline());
        if (standing.otherMethod()) json.writeBooleanField("otherMethod", true);
    }

    public static void groups(JsonGenerator json, List<GroupScore> groups) throws IOException {
        json.writeArrayFieldStart("groups");
        for (GroupScore group : groups) {
            json.writeStartObject();
            json.writeStringField("code", group.code());
            json.writeNumberField("points", group.points());
            json.writeNumberField("max", group.max());
            json.writeBooleanField("empty", group.empty());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    public static void components(JsonGenerator json, List<ComponentScore> components) throws IOException {
        components(json, components, (to, component) -> {});
    }

    public static void components(JsonGenerator json, List<ComponentScore> components, More more) throws IOException {
        json.writeArrayFieldStart("components");
        for (ComponentScore component : components) {
            json.writeStartObject();
            json.writeStringField("id", component.id());
            number(json, "met", component.met());
            number(json, "total", component.total());
            number(json, "ratio", component.ratio());
            json.writeNumberField("points", component.points());
            json.writeNumberField("max", component.max());
            json.writeBooleanField("empty", component.empty());
            json.writeStringField("origin", component.origin().id());
            if (component.provenance() != null) provenance(json, component.provenance());
            more.write(json, component);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What an answer says of a component beyond what every sheet says. */
    public interface More {
        void write(JsonGenerator json, ComponentScore component) throws IOException;
    }

    private static void provenance(JsonGenerator json, Provenance provenance) throws IOException {
        json.writeObjectFieldStart("provenance");
        text(json, "source", provenance.source());
        text(json, "author", provenance.author());
        instant(json, "at", provenance.at());
        text(json, "validTo", provenance.validTo());
        json.writeEndObject();
    }

    /** Anything by its words; null stays null. */
    public static void text(JsonGenerator json, String field, @Nullable Object value) throws IOException {
        if (value == null) json.writeNullField(field);
        else json.writeStringField(field, value.toString());
    }

    public static void counts(JsonGenerator json, Sheet.Counts counts) throws IOException {
        json.writeObjectFieldStart("counts");
        basic(json, counts);
        json.writeEndObject();
    }

    /** The counts of a sheet, which says more than a row. */
    public static void sheetCounts(JsonGenerator json, Sheet.Counts counts) throws IOException {
        json.writeObjectFieldStart("counts");
        basic(json, counts);
        json.writeNumberField("receivedLate", counts.receivedLate());
        json.writeEndObject();
    }

    private static void basic(JsonGenerator json, Sheet.Counts counts) throws IOException {
        json.writeNumberField("received", counts.received());
        json.writeNumberField("handled", counts.handled());
        json.writeNumberField("completed", counts.completed());
        json.writeNumberField("onTime", counts.onTime());
        json.writeNumberField("late", counts.late());
        json.writeNumberField("open", counts.open());
        json.writeNumberField("openLate", counts.openLate());
    }

    /** Why the late cases are late: every reason, so that a reader sees that they add up. */
    public static void lateReasons(JsonGenerator json, Map<LateReason, Long> reasons) throws IOException {
        json.writeObjectFieldStart("lateReasons");
        for (LateReason reason : LateReason.values()) {
            json.writeNumberField(reason.id(), reasons.getOrDefault(reason, 0L));
        }
        json.writeEndObject();
    }

    public static void number(JsonGenerator json, String field, @Nullable Integer value) throws IOException {
        if (value == null) json.writeNullField(field);
        else json.writeNumberField(field, value);
    }

    /** Whole numbers without places, others with two at most: a met of a ratio may be a fraction. */
    public static void number(JsonGenerator json, String field, @Nullable BigDecimal value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
            return;
        }
        boolean points = value.scale() == 2;
        BigDecimal shown = points
                ? value
                : value.setScale(Math.min(4, Math.max(0, value.scale())), java.math.RoundingMode.HALF_UP);
        json.writeNumberField(field, points ? shown : plain(shown));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal short1 = value.stripTrailingZeros();
        return short1.scale() < 0 ? short1.setScale(0) : short1;
    }

    /** The instant of something in the ledger, which begins at the epoch: then there was nothing, and it is null. */
    public static void known(JsonGenerator json, String field, @Nullable Instant at) throws IOException {
        instant(json, field, Instant.EPOCH.equals(at) ? null : at);
    }

    public static void instant(JsonGenerator json, String field, @Nullable Instant at) throws IOException {
        if (at == null) json.writeNullField(field);
        else json.writeStringField(field, at.toString());
    }
}
