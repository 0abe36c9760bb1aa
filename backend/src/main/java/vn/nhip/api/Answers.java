package vn.nhip.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.catalogue.ProcedureSet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.ledger.Restatement;
import vn.nhip.score.CatalogueSet;
import vn.nhip.score.Scores;
import vn.nhip.window.Checked;
import vn.nhip.wire.JsonText;
import vn.nhip.wire.Now;
import vn.nhip.wire.RowCodec;

/** The HTTP answers as JSON text (docs/wire.md section 6). */
final class Answers {
    private Answers() {}

    static String about(About about, CatalogueSet methods, Now now, Checked checked) {
        Unit province = about.unitsOn(now.now()).province();
        return JsonText.of(json -> {
            json.writeObjectFieldStart("province");
            json.writeStringField("code", province.code().value());
            json.writeStringField("name", province.name());
            json.writeBooleanField("demo", about.demo());
            json.writeEndObject();
            json.writeStringField("zone", about.zone().getId());
            json.writeStringField("build", about.build());
            json.writeStringField("wallPeriod", about.wallPeriod());
            RowCodec.instant(json, "now", now.now());
            json.writeNumberField("rate", now.rate());
            CatalogueAnswer.inForce(json, methods.catalogue(methods.main().catalogue(), about.dayOf(now.now())));
            sets(json, methods.catalogues());
            lists(json, methods.catalogues());
            calendar(json, about.calendar().get());
            check(json, checked);
        });
    }

    private static void calendar(JsonGenerator json, CalendarReach calendar) throws IOException {
        json.writeObjectFieldStart("calendar");
        json.writeStringField("to", calendar.to() == null ? null : calendar.to().toString());
        json.writeArrayFieldStart("provisional");
        for (LocalDate day : calendar.provisional()) json.writeString(day.toString());
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What the standing check of the windows found. */
    private static void check(JsonGenerator json, Checked checked) throws IOException {
        json.writeObjectFieldStart("check");
        json.writeStringField("state", checked.state().id());
        RowCodec.instant(json, "at", checked.at());
        json.writeNumberField("compared", checked.compared());
        json.writeNumberField("differing", checked.differing());
        json.writeEndObject();
    }

    private static void sets(JsonGenerator json, Catalogues catalogues) throws IOException {
        json.writeArrayFieldStart("sets");
        for (String set : catalogues.sets()) {
            json.writeStartObject();
            json.writeStringField("set", set);
            json.writeBooleanField("main", set.equals(catalogues.mainSet()));
            json.writeArrayFieldStart("catalogues");
            for (Catalogue catalogue : catalogues.ofSet(set)) {
                json.writeStartObject();
                CatalogueAnswer.validity(json, catalogue);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void lists(JsonGenerator json, Catalogues catalogues) throws IOException {
        json.writeArrayFieldStart("lists");
        for (ProcedureSet list : catalogues.lists()) {
            json.writeStartObject();
            json.writeStringField("id", list.id());
            json.writeStringField("name", list.name());
            json.writeNumberField(
                    "procedures", list.procedures().size() + list.outside().size());
            json.writeNumberField("outside", list.outside().size());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static String reloaded(CatalogueSet methods) {
        return JsonText.of(json -> {
            json.writeArrayFieldStart("catalogues");
            for (Catalogue catalogue : methods.catalogues().all()) json.writeString(catalogue.id());
            json.writeEndArray();
        });
    }

    /** What changed in closed periods, in the order of the rows. */
    static String restatements(List<Restatement> rows, UnitHistory history) {
        return JsonText.of(json -> {
            json.writeArrayFieldStart("restatements");
            for (Restatement row : rows) {
                json.writeStartObject();
                json.writeStringField("unit", row.unit().value());
                json.writeStringField("name", nameOf(row, history));
                json.writeStringField("period", row.period());
                json.writeStringField("component", row.component());
                json.writeStringField("day", row.day().toString());
                shown(json, "before", row.before());
                shown(json, "after", row.after());
                if (row.kind() != null) json.writeStringField("kind", row.kind().id());
                json.writeNumberField("count", row.count());
                if (row.caseTail() != null) json.writeStringField("case", row.caseTail());
                RowCodec.instant(json, "at", row.at());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static String nameOf(Restatement row, UnitHistory history) {
        return history.on(row.day())
                .find(row.unit())
                .map(Unit::name)
                .orElse(row.unit().value());
    }

    private static void shown(JsonGenerator json, String field, Restatement.Shown shown) throws IOException {
        json.writeObjectFieldStart(field);
        RowCodec.number(json, "met", shown.met());
        RowCodec.number(json, "total", shown.total());
        json.writeNumberField("points", shown.points());
        json.writeEndObject();
    }

    static String units(List<Unit> units) {
        return JsonText.of(json -> {
            json.writeArrayFieldStart("units");
            for (Unit unit : units) {
                json.writeStartObject();
                json.writeStringField("code", unit.code().value());
                json.writeStringField("name", unit.name());
                json.writeStringField("shortName", unit.shortName());
                json.writeStringField("kind", unit.kind());
                RowCodec.text(json, "parent", unit.parent());
                RowCodec.text(json, "validFrom", unit.validFrom());
                RowCodec.text(json, "validTo", unit.validTo());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static String health(Health health, @Nullable Scores scores) {
        return JsonText.of(json -> {
            json.writeStringField("status", health.status());
            json.writeStringField("state", health.loading().isEmpty() ? "live" : "loading");
            json.writeStringField("build", health.build());
            RowCodec.instant(json, "now", health.now());
            RowCodec.instant(json, "startedAt", health.startedAt());
            json.writeNumberField(
                    "uptimeSeconds",
                    health.now().getEpochSecond() - health.startedAt().getEpochSecond());
            json.writeNumberField("ledgerPosition", health.ledgerPosition());
            json.writeNumberField("windowPosition", health.windowPosition());
            following(json, health);
            json.writeNumberField("tickAgeMillis", health.tickAgeMillis());
            canary(json, health);
            json.writeNumberField("queuedUpdates", health.queued());
            json.writeNumberField("screens", health.screens());
            if (scores != null) RowCodec.known(json, "changedAt", scores.changedAt());
            RowCodec.sources(json, health.sources());
            json.writeArrayFieldStart("loading");
            for (String name : health.loading()) json.writeString(name);
            json.writeEndArray();
            if (health.refold() != null) {
                json.writeObjectFieldStart("refold");
                json.writeNumberField("done", health.refold().done());
                json.writeNumberField("total", health.refold().total());
                json.writeEndObject();
            }
            check(json, health.check());
            json.writeArrayFieldStart("problems");
            for (String problem : health.problems()) json.writeString(problem);
            json.writeEndArray();
        });
    }

    /** How far the windows are behind the ledger, and of when what they show is. */
    private static void following(JsonGenerator json, Health health) throws IOException {
        json.writeObjectFieldStart("following");
        RowCodec.number(json, "behind", health.behind() < 0 ? null : BigDecimal.valueOf(health.behind()));
        RowCodec.known(json, "asOf", health.asOf());
        json.writeEndObject();
    }

    /** The tick is the canary: it goes through Redis and the scorer five times a second, as every figure does. */
    private static void canary(JsonGenerator json, Health health) throws IOException {
        json.writeObjectFieldStart("canary");
        json.writeBooleanField("sings", health.problems().isEmpty());
        json.writeNumberField("ageMillis", health.tickAgeMillis());
        json.writeEndObject();
    }
}
