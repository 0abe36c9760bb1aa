package vn.nhip.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseSnapshot;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.casefile.SupplementRound;
import vn.nhip.core.fact.Finding;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.version.Version;

/** The same weeks told as history and lived through in detail: the product must count them alike. */
class FoldedStoryTest {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant FROM = Instant.parse("2026-11-01T17:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T03:30:00Z");

    private final DemoProvince province = DemoFiles.province();
    private final Simulator simulator = new Simulator(province, 3);
    private final Map<ProcedureCode, Procedure> procedures = new HashMap<>();
    private final CaseFold fold = new CaseFold(code -> Optional.ofNullable(procedures.get(code)), province.days());

    /** States of the cases that were filed from FROM on. */
    private Map<CaseNumber, CaseState> states(Iterable<SimulatedEvent> events) {
        province.procedures().forEach(procedure -> procedures.put(procedure.code(), procedure));
        Map<CaseNumber, CaseState> states = new HashMap<>();
        for (SimulatedEvent event : events) {
            boolean counts = event.kind() == SimulatedEvent.Kind.CASE || event.kind() == SimulatedEvent.Kind.PROGRESS;
            if (!counts) continue;
            JsonNode node = WireForm.read(event);
            JsonNode data = WireForm.own(node.path("data"));
            CaseNumber number = new CaseNumber(data.path("case").asText());
            if (Integer.parseInt(number.value().split("-")[1]) < 261102) continue;
            Version version =
                    new Version(WireForm.at(node.path("time")), node.path("id").asText(), true);
            CaseState state = states.getOrDefault(number, CaseState.unknown(number));
            states.put(number, state.with(update(number, event.kind(), data), version));
        }
        return states;
    }

    private static CaseUpdate.OfCase update(CaseNumber number, SimulatedEvent.Kind kind, JsonNode data) {
        Status status = Status.of(data.path("status").intValue());
        if (kind == SimulatedEvent.Kind.PROGRESS) {
            return new CaseUpdate.Progress(number, new Step(WireForm.at(data.path("at")), status));
        }
        List<SupplementRound> rounds = new ArrayList<>();
        for (JsonNode round : data.path("supplements")) {
            rounds.add(new SupplementRound(
                    at(round, "requestedAt"), at(round, "completedAt"), at(round, "dueBefore"), at(round, "dueAfter")));
        }
        return new CaseUpdate.Snapshot(
                number,
                new CaseSnapshot(
                        new UnitCode(data.path("unit").asText()),
                        ProcedureCode.parse(data.path("procedure").asText()),
                        status,
                        at(data, "submittedAt"),
                        at(data, "receivedAt"),
                        at(data, "dueAt"),
                        at(data, "finishedAt"),
                        at(data, "returnedAt"),
                        at(data, "refusedAt"),
                        0,
                        0,
                        rounds),
                false);
    }

    private static Instant at(JsonNode data, String field) {
        if (!data.has(field)) return null;
        String text = data.path(field).asText();
        if (text.length() == 10) return WorkingDays.endOfDay(LocalDate.parse(text), DemoFiles.ZONE);
        return WireForm.at(data.path(field));
    }

    private Iterable<SimulatedEvent> lived() {
        LiveEvents live = simulator.live(START);
        List<SimulatedEvent> events = new ArrayList<>();
        while (live.nextAt().isBefore(NOW)) {
            SimulatedEvent event = live.next();
            if (!event.deliverAt().isBefore(FROM)) events.add(event);
        }
        return events;
    }

    @Test
    void givenWeeksToldOrLived_whenFolded_thenTheSameIsCounted() {
        Map<CaseNumber, CaseState> lived = states(lived());

        Map<CaseNumber, CaseState> told = states(() -> simulator.history(FROM, NOW));

        assertTrue(told.size() > 20_000, "cases: " + told.size());
        assertEquals(lived.keySet(), told.keySet());
        int different = 0;
        for (CaseNumber number : told.keySet()) {
            if (!counted(lived.get(number)).equals(counted(told.get(number)))) different++;
        }
        // A step that is delivered hours late may be all that tells them apart.
        assertTrue(different < told.size() / 500, different + " of " + told.size() + " are counted differently");
    }

    private List<Object> counted(CaseState state) {
        CaseFile file = fold.fold(state).orElse(null);
        if (file == null || !file.counted()) return List.of();
        return List.of(
                file.receivedAt(),
                Optional.ofNullable(file.finishedAt()),
                Optional.ofNullable(file.onTimeUntil()),
                file.status());
    }

    @Test
    void givenAStory_whenFolded_thenDirtIsRareAndMostCasesAreOnTime() {
        Map<Finding, Integer> findings = new EnumMap<>(Finding.class);
        int finished = 0;
        int onTime = 0;
        Map<CaseNumber, CaseState> states = states(() -> simulator.history(FROM, NOW.plus(Duration.ofDays(20))));

        for (CaseState state : states.values()) {
            CaseFile file = fold.fold(state).orElseThrow();
            for (Finding finding : Finding.values()) {
                if ((file.findings() & finding.bit()) != 0) findings.merge(finding, 1, Integer::sum);
            }
            if (!file.counted() || file.finishedAt() == null) continue;
            finished++;
            if (file.onTimeAt(file.finishedAt())) onTime++;
        }

        double share = (double) onTime / finished;
        assertTrue(share > 0.88 && share < 0.98, "on time: " + share);
        assertTrue(
                findings.keySet()
                        .containsAll(List.of(Finding.END_BEFORE_START, Finding.UNKNOWN_PROCEDURE, Finding.NO_DUE_DATE)),
                findings.toString());
        int noted = findings.values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(noted < states.size() / 40, findings + " of " + states.size());
    }
}
