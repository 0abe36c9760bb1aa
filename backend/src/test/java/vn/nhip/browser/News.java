package vn.nhip.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.unit.Unit;

/**
 * A November of a province as its one-stop system would tell it: fourteen departments with thirty finished cases each,
 * better from one to the next, and one department without cases.
 */
final class News {
    static final ObjectMapper JSON = new ObjectMapper();
    static final int CASES = 30;
    private static final String PERIOD = "2026-11";
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);

    private final List<Unit> departments;
    private final List<Procedure> procedures;
    private int sent;

    News(List<Unit> departments, List<Procedure> procedures) {
        this.departments = departments;
        this.procedures = procedures;
    }

    /** The departments that have cases. */
    List<Unit> busy() {
        return departments.subList(0, departments.size() - 1);
    }

    /** The department that has none. */
    Unit idle() {
        return departments.get(departments.size() - 1);
    }

    /** All cases of the month so far, as known at the instant. */
    ArrayNode history(Instant at) {
        ArrayNode events = JSON.createArrayNode();
        for (Unit unit : busy()) {
            for (int i = 0; i < CASES; i++) events.add(event("case", at, aCase(unit, i)));
        }
        return events;
    }

    /** What no case tells. */
    ArrayNode figures(Instant at) {
        ArrayNode events = JSON.createArrayNode();
        for (String component : List.of("1.1", "1.2", "1.3", "4.6")) {
            events.add(event("figure", at, figure("H48", component, 97)));
        }
        int met = 60;
        for (Unit unit : busy()) {
            met = Math.min(100, met + 3);
            for (String component : List.of("1.4", "3.1", "5.2")) {
                events.add(event("figure", at, figure(unit.code().value(), component, met)));
            }
        }
        return events;
    }

    private static ObjectNode figure(String unit, String component, int met) {
        return JSON.createObjectNode()
                .put("unit", unit)
                .put("period", PERIOD)
                .put("component", component)
                .put("met", met)
                .put("total", 100);
    }

    /** One case, finished on time unless it is one of the department's late ones. */
    ObjectNode aCase(Unit unit, int i) {
        int place = departments.indexOf(unit);
        LocalDate received = FIRST.plusDays(i % 12);
        boolean late = i % 15 > place;
        Procedure procedure = procedures.get((place * 7 + i) % procedures.size());
        ObjectNode data = JSON.createObjectNode()
                .put(
                        "case",
                        "%s-%s-%04d"
                                .formatted(
                                        unit.code(),
                                        received.toString().substring(2).replace("-", ""),
                                        i))
                .put("unit", unit.code().value())
                .put("procedure", procedure.code().value())
                .put("status", 9)
                .put("channel", i % 4 == 0 ? 1 : 2)
                .put("receivedAt", received + "T08:15:00+07:00")
                .put("dueAt", received.plusDays(4) + "T17:00:00+07:00")
                .put("finishedAt", received.plusDays(late ? 5 : 3) + "T09:30:00+07:00")
                .put("electronicResult", i % 14 <= place + 3)
                .put("digitised", i % 16 <= place + 2)
                .put("reused", i % 10 <= place)
                .put("populationData", i % 3 > 0);
        data.putArray("fees").add(procedure.fee() ? 50_000 : 0);
        return data.put("payment", i % 13 <= place ? 1 : 0);
    }

    /** A case that came in this morning, had everything done right and is finished now. */
    ObjectNode doneToday(Unit unit, int i, Instant now) {
        ObjectNode data = aCase(unit, i)
                .put("case", "%s-261120-%04d".formatted(unit.code(), i))
                .put("receivedAt", now.minusSeconds(60L * (5 + i % 40)).toString())
                .put("dueAt", "2026-11-27T17:00:00+07:00")
                .put("finishedAt", now.toString());
        for (String fact : List.of("electronicResult", "digitised", "reused", "personalStore", "populationData")) {
            data.put(fact, true);
        }
        return data;
    }

    ObjectNode event(String type, Instant at, JsonNode data) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", "e-" + ++sent)
                .put("source", "/one-stop")
                .put("type", "vn.nhip." + type + ".v1")
                .put("time", at.toString());
        event.set("data", data);
        return event;
    }
}
