package vn.nhip.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.nhip.core.casefile.Channel;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.Units;

/** What docs/wire.md section 1 demands of an event, checked the slow way. */
final class WireForm {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, SimulatedEvent.Kind> TYPES = Map.of(
            "vn.nhip.case.v1", SimulatedEvent.Kind.CASE,
            "vn.nhip.case.progress.v1", SimulatedEvent.Kind.PROGRESS,
            "vn.nhip.case.rated.v1", SimulatedEvent.Kind.RATING,
            "vn.nhip.case.synchronised.v1", SimulatedEvent.Kind.ACKNOWLEDGEMENT,
            "vn.nhip.petition.v1", SimulatedEvent.Kind.PETITION,
            "vn.nhip.procedure.v1", SimulatedEvent.Kind.PROCEDURE,
            "vn.nhip.figure.v1", SimulatedEvent.Kind.FIGURE);

    private static final Map<String, String> PORTAL_TIMES = Map.of(
            "NgayNopHoSo", "submittedAt",
            "NgayTiepNhan", "receivedAt",
            "NgayHenTra", "dueAt",
            "NgayKetThucXuLy", "finishedAt",
            "NgayTra", "returnedAt");

    private final Units units = DemoFiles.units();
    private final Set<ProcedureCode> procedures =
            DemoFiles.procedures().stream().map(Procedure::code).collect(Collectors.toSet());

    static JsonNode read(SimulatedEvent event) {
        try {
            return JSON.readTree(event.json());
        } catch (JsonProcessingException cause) {
            throw new AssertionError(event.json(), cause);
        }
    }

    /** @return the event's data */
    JsonNode check(SimulatedEvent event) {
        JsonNode node = read(event);
        assertEquals("1.0", node.path("specversion").textValue(), event.json());
        assertFalse(node.path("id").asText().isEmpty(), event.json());
        assertEquals("/demo/one-stop", node.path("source").textValue(), event.json());
        Instant time = at(node.path("time"));
        assertFalse(time.isAfter(event.deliverAt()), "news from the future: " + event.json());
        assertEquals(event.kind(), TYPES.get(node.path("type").textValue()), event.json());
        JsonNode data = node.path("data");
        switch (event.kind()) {
            case CASE -> checkCase(own(data));
            case PROGRESS -> {
                checkNumber(data);
                Status.of(data.path("status").intValue());
                assertEquals(time, at(data.path("at")), event.json());
                assertTrue(data.path("officer").asText().matches("\\p{L}+ \\p{L}+ \\p{L}+"), event.json());
            }
            case RATING -> {
                checkNumber(data);
                assertTrue(data.path("liked").isBoolean(), event.json());
            }
            case ACKNOWLEDGEMENT -> {
                checkNumber(data);
                assertEquals(time, at(data.path("at")), event.json());
            }
            case PETITION -> checkPetition(data, time);
            case PROCEDURE -> checkProcedure(data, time);
            default -> checkFigure(data);
        }
        return own(data);
    }

    /** The data of a case in our own form, also where it came in the portal's. */
    static JsonNode own(JsonNode data) {
        if (!data.has("MaHoSo")) return data;
        ObjectNode own = JSON.createObjectNode();
        own.put("case", data.path("MaHoSo").textValue());
        own.put("unit", data.path("MaDonVi").textValue());
        own.put("procedure", data.path("MaTTHC").textValue());
        own.put("status", Integer.parseInt(data.path("TrangThaiHoSo").textValue()));
        own.put("channel", Integer.parseInt(data.path("KenhThucHien").textValue()));
        PORTAL_TIMES.forEach((portal, ours) -> {
            if (data.has(portal)) own.put(ours, portalTime(data.path(portal).textValue()));
        });
        return own;
    }

    private static String portalTime(String text) {
        return LocalDateTime.parse(text, DateTimeFormatter.ofPattern("yyyyMMddHHmmss"))
                .atZone(DemoFiles.ZONE)
                .toOffsetDateTime()
                .toString();
    }

    private void checkPetition(JsonNode data, Instant time) {
        checkUnit(data);
        assertTrue(data.path("petition").asText().matches("PA-[\\w.-]+"), data.toString());
        assertTrue(Set.of("rules", "conduct").contains(data.path("category").asText()), data.toString());
        String status = data.path("status").asText();
        assertTrue(Set.of("waiting", "inProgress", "done").contains(status), data.toString());
        Set<String> outcomes = Set.of("answered", "refused", "forwarded", "askedMore");
        assertEquals(
                status.equals("done"), outcomes.contains(data.path("outcome").asText()), data.toString());
        assertEquals(status.equals("done"), data.has("handledAt"), data.toString());
        Instant before = at(data.path("receivedAt"));
        for (String moment : List.of("transferredAt", "handledAt", "publishedAt")) {
            if (!data.has(moment)) continue;
            assertFalse(at(data.path(moment)).isBefore(before), data.toString());
            before = at(data.path(moment));
        }
        assertFalse(time.isBefore(before), "told before it happened: " + data);
    }

    private void checkProcedure(JsonNode data, Instant time) {
        assertTrue(
                procedures.contains(ProcedureCode.parse(data.path("procedure").asText())), data.toString());
        assertTrue(data.path("decision").isTextual(), data.toString());
        LocalDate.parse(data.path("effectiveAt").asText());
        LocalDate announced = LocalDate.parse(data.path("announcedAt").asText());
        assertFalse(announced.isAfter(time.atZone(DemoFiles.ZONE).toLocalDate()), data.toString());
        assertTrue(
                Set.of("none", "partial", "full").contains(data.path("online").asText()), data.toString());
        assertEquals(data.has("publishedAt"), data.has("parts"), data.toString());
        if (!data.has("parts")) return;
        assertFalse(at(data.path("publishedAt")).isAfter(time), data.toString());
        assertTrue(data.path("parts").size() >= 6 && data.path("parts").size() <= 7, data.toString());
    }

    private static void checkNumber(JsonNode data) {
        assertTrue(data.path("case").asText().matches("H48\\.\\d{3,5}-\\d{6}-\\d{5}"), data.toString());
    }

    private void checkUnit(JsonNode data) {
        assertTrue(units.find(UnitCode.parse(data.path("unit").asText())).isPresent(), data.toString());
    }

    private void checkFigure(JsonNode data) {
        checkUnit(data);
        assertTrue(data.path("period").asText().matches("\\d{4}(-\\d{2}|-Q[1-4])?"), data.toString());
        assertTrue(data.path("total").longValue() >= 1, data.toString());
        if (data.has("met"))
            assertTrue(data.path("met").longValue() <= data.path("total").longValue(), data.toString());
        assertTrue(data.path("reportedBy").isTextual() && data.path("author").isTextual(), data.toString());
    }

    private void checkCase(JsonNode data) {
        checkNumber(data);
        checkUnit(data);
        ProcedureCode.parse(data.path("procedure").asText());
        Status status = Status.of(data.path("status").intValue());
        Channel.of(data.path("channel").intValue());
        Instant submitted = at(data.path("submittedAt"));
        if (status.ends() && status != Status.REFUSED) assertTrue(data.has("finishedAt"), data.toString());
        if (status == Status.REFUSED) at(data.path("refusedAt"));
        if (status == Status.SUBMITTED || !data.has("receivedAt")) return;
        Instant received = at(data.path("receivedAt"));
        assertFalse(received.isBefore(submitted), data.toString());
        Instant finished = data.has("finishedAt") ? at(data.path("finishedAt")) : null;
        boolean dirty = finished != null && finished.isBefore(submitted);
        if (finished != null && !dirty) assertFalse(finished.isBefore(received), data.toString());
        if (data.has("returnedAt")) assertFalse(at(data.path("returnedAt")).isBefore(finished), data.toString());
        assertFalse(data.has("synchronisedAt") && !data.path("synchronised").booleanValue(), data.toString());
        if (data.has("dueAt")) assertFalse(dueAt(data.path("dueAt").asText()).isBefore(received), data.toString());
        for (JsonNode round : data.path("supplements")) {
            assertFalse(at(round.path("requestedAt")).isBefore(received), data.toString());
            if (round.has("completedAt")) {
                assertTrue(at(round.path("completedAt")).isAfter(at(round.path("requestedAt"))), data.toString());
            }
        }
    }

    static Instant at(JsonNode text) {
        assertTrue(text.isTextual(), "a time is missing");
        return OffsetDateTime.parse(text.textValue()).toInstant();
    }

    private static Instant dueAt(String text) {
        if (text.length() > 10) return OffsetDateTime.parse(text).toInstant();
        return LocalDate.parse(text).plusDays(1).atStartOfDay(DemoFiles.ZONE).toInstant();
    }
}
