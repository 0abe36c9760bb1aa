package vn.nhip.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import vn.nhip.core.catalogue.Band;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.catalogue.Group;
import vn.nhip.core.unit.Unit;
import vn.nhip.live.Now;
import vn.nhip.live.RowCodec;
import vn.nhip.live.Source;
import vn.nhip.score.Row;
import vn.nhip.score.Scores;
import vn.nhip.score.Standing;

/** The HTTP answers as JSON text (docs/wire.md section 6). */
final class Answers {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Answers() {}

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static String write(Writing writing) {
        StringWriter text = new StringWriter(4096);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            json.writeStartObject();
            writing.to(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    static String about(About about, Now now) {
        return write(json -> {
            json.writeObjectFieldStart("province");
            json.writeStringField("code", about.province().code().value());
            json.writeStringField("name", about.province().name());
            json.writeBooleanField("demo", about.demo());
            json.writeEndObject();
            json.writeStringField("zone", about.zone().getId());
            json.writeStringField("build", about.build());
            RowCodec.instant(json, "now", now.now());
            json.writeNumberField("rate", now.rate());
            json.writeObjectFieldStart("catalogue");
            json.writeStringField("id", about.catalogue().id());
            json.writeStringField("name", about.catalogue().name());
            json.writeArrayFieldStart("groups");
            for (Group group : about.catalogue().groups()) {
                json.writeStartObject();
                json.writeStringField("code", group.code());
                json.writeStringField("name", group.name());
                json.writeStringField("shortName", group.shortName());
                json.writeNumberField("max", group.max());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("components");
            for (Component component : about.catalogue().components()) {
                json.writeStartObject();
                json.writeStringField("id", component.id());
                json.writeStringField("name", component.name());
                json.writeStringField("group", component.group());
                json.writeNumberField("max", component.max());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("bands");
            for (Band band : about.catalogue().bands()) {
                json.writeStartObject();
                json.writeStringField("id", band.id());
                json.writeStringField("name", band.name());
                json.writeNumberField("from", band.from());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    static String units(List<Unit> units) {
        return write(json -> {
            json.writeArrayFieldStart("units");
            for (Unit unit : units) {
                json.writeStartObject();
                json.writeStringField("code", unit.code().value());
                json.writeStringField("name", unit.name());
                json.writeStringField("shortName", unit.shortName());
                json.writeStringField("kind", unit.kind());
                text(json, "parent", unit.parent());
                text(json, "validFrom", unit.validFrom());
                text(json, "validTo", unit.validTo());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void text(JsonGenerator json, String field, Object value) throws IOException {
        if (value == null) json.writeNullField(field);
        else json.writeStringField(field, value.toString());
    }

    /** @param asOf the instant that the period is judged at */
    static String sheet(Row row, String period, Instant asOf, long position, Now now) {
        return write(json -> {
            json.writeStringField("unit", row.unit().code().value());
            json.writeStringField("name", row.unit().name());
            head(json, period, asOf, position, now);
            json.writeNumberField("total", row.sheet().total());
            json.writeStringField("band", row.sheet().band());
            RowCodec.number(json, "rank", row.rank());
            json.writeNumberField("peers", row.peers());
            RowCodec.groups(json, row.sheet().groups());
            RowCodec.components(json, row.sheet().components());
            RowCodec.counts(json, row.sheet().counts());
        });
    }

    static String ranking(String kind, Standing standing, Instant asOf, long position, Now now) {
        return write(json -> {
            json.writeStringField("kind", kind);
            head(json, standing.period(), asOf, position, now);
            RowCodec.instant(json, "baseline", standing.baseline());
            json.writeArrayFieldStart("rows");
            for (Row row : standing.ofKind(kind)) {
                json.writeStartObject();
                RowCodec.fields(json, row);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void head(JsonGenerator json, String period, Instant asOf, long position, Now now)
            throws IOException {
        json.writeStringField("period", period);
        RowCodec.instant(json, "asOf", asOf);
        RowCodec.instant(json, "sourceAt", now.sourceAt());
        json.writeNumberField("position", position);
    }

    static String health(Health health, Scores scores) {
        return write(json -> {
            json.writeStringField("status", health.problems().isEmpty() ? "ok" : "wrong");
            json.writeStringField("build", health.build());
            RowCodec.instant(json, "now", health.now());
            RowCodec.instant(json, "startedAt", health.startedAt());
            json.writeNumberField(
                    "uptimeSeconds",
                    health.now().getEpochSecond() - health.startedAt().getEpochSecond());
            json.writeNumberField("ledgerPosition", health.ledgerPosition());
            json.writeNumberField("windowPosition", health.windowPosition());
            json.writeNumberField("tickAgeMillis", health.tickAgeMillis());
            canary(json, health);
            json.writeNumberField("queuedUpdates", health.queued());
            json.writeNumberField("screens", health.screens());
            if (scores != null) RowCodec.instant(json, "changedAt", scores.changedAt());
            json.writeArrayFieldStart("sources");
            for (Source source : health.sources()) {
                json.writeStartObject();
                json.writeStringField("name", source.name());
                RowCodec.instant(json, "sourceAt", source.sourceAt());
                json.writeNumberField("intervalSeconds", source.intervalSeconds());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("problems");
            for (String problem : health.problems()) json.writeString(problem);
            json.writeEndArray();
        });
    }

    /** The tick is the canary: it goes through Redis and the scorer five times a second, as every figure does. */
    private static void canary(JsonGenerator json, Health health) throws IOException {
        json.writeObjectFieldStart("canary");
        json.writeBooleanField("sings", health.problems().isEmpty());
        json.writeNumberField("ageMillis", health.tickAgeMillis());
        json.writeEndObject();
    }
}
