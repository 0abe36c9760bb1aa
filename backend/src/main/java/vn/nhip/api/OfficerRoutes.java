package vn.nhip.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.nhip.access.AccessKeys;
import vn.nhip.access.Credentials;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.http.ProblemException;
import vn.nhip.wire.JsonText;
import vn.nhip.wire.RowCodec;

/** The officers of a unit, by their keyed hashes: for its head, and for those above. No other answer knows of them. */
final class OfficerRoutes {
    private final About about;
    private final ReadApi served;
    private final AccessKeys keys;
    private final boolean on;

    OfficerRoutes(About about, ReadApi served, AccessKeys keys, boolean on) {
        this.about = about;
        this.served = served;
        this.keys = keys;
        this.on = on;
    }

    void routes(Router router) {
        Reply.get(router, "/api/v1/officers", this::officers);
    }

    private Future<String> officers(RoutingContext context) {
        if (!on) throw ReadProblems.unknown("No officers", "Cases are not counted by officer here.");
        Query query = new Query(context, about, served);
        Unit unit = opened(context, query);
        Period period = query.openPeriod();
        return served.officers(unit.code(), period).map(sheets -> answer(unit, period, sheets));
    }

    /** Who may not see a unit is not told either whether there is one. */
    private Unit opened(RoutingContext context, Query query) {
        Unit unit = null;
        ProblemException unknown = null;
        try {
            unit = query.neededUnit();
        } catch (ProblemException hidden) {
            unknown = hidden;
        }
        List<UnitCode> heads = new ArrayList<>();
        if (unit != null) {
            heads.add(unit.code());
            heads.addAll(about.history().on(query.today()).above(unit.code()));
        }
        ReadProblems.guard("Not the head of this unit", "the operator's key, the unit's, or that of a unit above it")
                .require(keys.operatorOr(heads, Credentials.of("officers", context.request())));
        if (unit == null) throw unknown;
        return unit;
    }

    private String answer(Unit unit, Period period, Map<String, Sheet> sheets) {
        List<Component> components = served.methods()
                .catalogue(
                        served.methods().main().catalogue(),
                        about.dayOf(served.now().now()))
                .components();
        List<String> counted = components.stream()
                .filter(Component::countsCases)
                .map(Component::id)
                .toList();
        return JsonText.of(json -> {
            json.writeStringField("unit", unit.code().value());
            json.writeStringField("period", period.id());
            json.writeArrayFieldStart("officers");
            for (Map.Entry<String, Sheet> officer : sheets.entrySet()) {
                json.writeStartObject();
                json.writeStringField("officer", officer.getKey());
                RowCodec.sheetCounts(json, officer.getValue().counts());
                components(json, officer.getValue(), counted);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void components(JsonGenerator json, Sheet sheet, List<String> counted) throws IOException {
        json.writeArrayFieldStart("components");
        for (ComponentScore component : sheet.components()) {
            if (!counted.contains(component.id())) continue;
            json.writeStartObject();
            json.writeStringField("id", component.id());
            RowCodec.number(json, "met", component.met());
            RowCodec.number(json, "total", component.total());
            RowCodec.number(json, "ratio", component.ratio());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
