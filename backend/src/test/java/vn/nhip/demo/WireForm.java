package vn.nhip.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import vn.nhip.core.casefile.Channel;
import vn.nhip.core.casefile.ProcedureCode;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.unit.Units;

/** What docs/wire.md section 1 demands of an event, checked the slow way. */
final class WireForm {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, SimulatedEvent.Kind> TYPES = Map.of(
            "vn.nhip.case.v1", SimulatedEvent.Kind.CASE,
            "vn.nhip.case.progress.v1", SimulatedEvent.Kind.PROGRESS,
            "vn.nhip.case.rated.v1", SimulatedEvent.Kind.RATING,
            "vn.nhip.petition.v1", SimulatedEvent.Kind.PETITION,
            "vn.nhip.figure.v1", SimulatedEvent.Kind.FIGURE);

    private final Units units = DemoFiles.units();

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
            case CASE -> checkCase(data);
            case PROGRESS -> {
                checkNumber(data);
                Status.of(data.path("status").intValue());
                assertEquals(time, at(data.path("at")), event.json());
            }
            case RATING -> {
                checkNumber(data);
                assertTrue(data.path("liked").isBoolean(), event.json());
            }
            case PETITION -> {
                checkUnit(data);
                assertTrue(data.path("petition").isTextual(), event.json());
                assertTrue(
                        Set.of("rules", "conduct")
                                .contains(data.path("category").asText()),
                        event.json());
                assertTrue(
                        Set.of("waiting", "done").contains(data.path("status").asText()), event.json());
                at(data.path("receivedAt"));
            }
            default -> checkFigure(data);
        }
        return data;
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
        assertTrue(data.path("met").longValue() >= 0, data.toString());
        assertTrue(data.path("met").longValue() <= data.path("total").longValue(), data.toString());
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
