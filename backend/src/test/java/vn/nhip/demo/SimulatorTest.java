package vn.nhip.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.demo.SimulatedEvent.Kind;

class SimulatorTest {
    private static final Instant START = Instant.parse("2026-10-19T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T03:30:00Z");
    private static final DemoProvince PROVINCE = DemoFiles.province();

    private final Simulator simulator = new Simulator(PROVINCE, 1);

    private static List<SimulatedEvent> until(Instant end, LiveEvents live) {
        List<SimulatedEvent> events = new ArrayList<>();
        while (live.nextAt().isBefore(end)) events.add(live.next());
        return events;
    }

    private static List<SimulatedEvent> all(Iterator<SimulatedEvent> events) {
        List<SimulatedEvent> list = new ArrayList<>();
        events.forEachRemaining(list::add);
        return list;
    }

    private static String digest(Collection<SimulatedEvent> events) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (SimulatedEvent event : events) {
            digest.update(event.deliverAt().toString().getBytes(StandardCharsets.US_ASCII));
            digest.update(event.json().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String story(long seed) throws Exception {
        Simulator simulator = new Simulator(PROVINCE, seed);
        List<SimulatedEvent> events = all(simulator.history(START, NOW));
        events.addAll(until(NOW.plus(Duration.ofDays(3)), simulator.live(NOW)));
        return digest(events);
    }

    @Test
    void givenTheSameSeed_whenToldTwice_thenTheStoryIsTheSameToTheByte() throws Exception {
        String first = story(7);

        assertEquals(first, story(7));
        assertNotEquals(first, story(8));
    }

    @Test
    void givenALaterStart_whenLive_thenTheRestOfTheStoryIsTheSame() throws Exception {
        Instant later = NOW.plus(Duration.ofHours(20));
        Instant end = NOW.plus(Duration.ofDays(2));
        List<SimulatedEvent> whole = until(end, simulator.live(NOW));

        List<SimulatedEvent> rest = until(end, simulator.live(later));

        whole.removeIf(event -> event.deliverAt().isBefore(later));
        assertEquals(digest(whole), digest(rest));
    }

    @Test
    void whenAYearPasses_thenHalfAMillionCasesAreFiledMostlyOnWorkingDays() {
        long cases = 0;
        long[] weekday = new long[8];
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
            cases += simulator.casesOn(day);
            weekday[day.getDayOfWeek().getValue()] += simulator.casesOn(day);
        }

        assertEquals(500_000, cases, 25_000);
        assertTrue(weekday[1] > weekday[5], "Monday is the busiest day");
        double weekend = (weekday[6] + weekday[7]) / 2.0 / weekday[3];
        assertTrue(weekend > 0.3 && weekend < 0.5, "weekend is " + weekend + " of a Wednesday");
        assertTrue(simulator.casesOn(LocalDate.of(2026, 2, 17)) < 400, "Tết is quiet");
        assertTrue(simulator.casesOn(LocalDate.of(2026, 8, 22)) > 1000, "a make-up Saturday is not");
    }

    @Test
    void givenAWorkingDay_thenTheMorningPeaksAndTheNightIsQuiet() {
        LocalDate day = LocalDate.of(2026, 11, 18);
        int[] hours = new int[24];
        for (int i = 0; i < simulator.casesOn(day); i++) {
            CaseLife life = simulator.maker().make(day, i);
            hours[Instant.ofEpochSecond(life.filedAt).atZone(DemoFiles.ZONE).getHour()]++;
        }

        assertTrue(hours[8] > 2 * hours[12], "noon is a break");
        assertTrue(hours[8] > hours[16], "morning before afternoon");
        assertTrue(hours[19] > 3 * hours[3], "evening before night");
        assertTrue(hours[8] > 5 * hours[23], "late evening is quiet");
    }

    @Test
    void givenHistoryAndLive_thenEveryEventHasTheWireForm() {
        WireForm form = new WireForm();
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        Set<Integer> statuses = new TreeSet<>();
        List<SimulatedEvent> events = all(simulator.history(START, NOW));
        events.addAll(until(NOW.plus(Duration.ofDays(10)), simulator.live(NOW)));

        for (SimulatedEvent event : events) {
            kinds.merge(event.kind(), 1, Integer::sum);
            if (event.kind() == Kind.BROKEN) continue;
            JsonNode data = form.check(event);
            if (event.kind() == Kind.CASE) statuses.add(data.path("status").intValue());
        }

        assertEquals(Set.of(Kind.values()), kinds.keySet());
        assertTrue(statuses.containsAll(Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)), statuses.toString());
        assertTrue(kinds.get(Kind.BROKEN) < events.size() / 1000, kinds.toString());
    }

    @Test
    void givenAHistory_thenEachCaseIsToldOnceAndNoNumberIsUsedTwice() {
        Set<String> numbers = new HashSet<>();
        Set<String> twice = new HashSet<>();

        simulator.history(START, NOW).forEachRemaining(event -> {
            assertTrue(event.deliverAt().isBefore(NOW), event.json());
            if (event.kind() == Kind.CASE) {
                String number = caseOf(event);
                if (!numbers.add(number)) twice.add(number);
            }
        });

        assertTrue(numbers.size() > 35_000, "cases: " + numbers.size());
        // Where the reception was moved, what was said at first is told too.
        assertTrue(twice.size() < numbers.size() / 400, "told twice: " + twice.size());
    }

    @Test
    void givenACaseLeftOpenByHistory_whenLiveGoesOn_thenItEnds() {
        Map<String, Integer> status = new HashMap<>();
        for (SimulatedEvent event : all(simulator.history(START, NOW))) note(event, status);
        Set<String> open = new HashSet<>();
        status.forEach((number, last) -> {
            if (last == 2 || last == 4) open.add(number);
        });
        assertTrue(open.size() > 1000, "open: " + open.size());
        Set<String> ended = new HashSet<>();

        for (SimulatedEvent event : until(NOW.plus(Duration.ofDays(30)), simulator.live(NOW))) {
            assertFalse(event.deliverAt().isBefore(NOW));
            note(event, status);
        }

        open.forEach(number -> {
            if (status.get(number) >= 7 || status.get(number) == 3) ended.add(number);
        });
        double share = (double) ended.size() / open.size();
        assertTrue(share > 0.85, share + " of the open cases ended within 30 days");
    }

    private static String caseOf(SimulatedEvent event) {
        return WireForm.own(WireForm.read(event).path("data")).path("case").textValue();
    }

    private static void note(SimulatedEvent event, Map<String, Integer> status) {
        if (event.kind() != Kind.CASE && event.kind() != Kind.PROGRESS) return;
        JsonNode data = WireForm.own(WireForm.read(event).path("data"));
        status.put(data.path("case").textValue(), data.path("status").intValue());
    }

    @Test
    void givenAGapToldAsHistory_whenItOverlaps_thenTheIdsShowWhatIsKnown() {
        Instant earlier = NOW.minus(Duration.ofDays(2));
        Map<String, String> detailed = new HashMap<>();
        for (SimulatedEvent event : until(NOW, simulator.live(earlier))) {
            if (event.kind() == Kind.CASE) detailed.put(id(event), event.json());
        }
        int same = 0;

        for (SimulatedEvent event : all(simulator.history(earlier, NOW))) {
            String before = detailed.get(id(event));
            if (before == null) continue;
            assertEquals(before, event.json());
            same++;
        }

        assertTrue(same > 1000, "the same news: " + same);
    }

    private static String id(SimulatedEvent event) {
        return WireForm.read(event).path("id").textValue();
    }

    @Test
    void givenAMonth_thenSomeCasesAreLateAndDepartmentsHaveTheirShare() {
        int cases = 0;
        int late = 0;
        int departments = 0;
        for (LocalDate day = LocalDate.of(2026, 9, 3); day.getMonthValue() == 9; day = day.plusDays(1)) {
            for (int i = 0; i < simulator.casesOn(day); i++) {
                CaseLife life = simulator.maker().make(day, i);
                cases++;
                if (!EstimatedTotals.isOnTime(life)) late++;
                if (life.office.unit().kind().equals(DemoProvince.DEPARTMENT)) departments++;
            }
        }

        double lateShare = (double) late / cases;
        assertTrue(lateShare > 0.02 && lateShare < 0.12, "late: " + lateShare);
        assertEquals(0.15, (double) departments / cases, 0.01);
    }

    @Test
    void givenUnitsOfManyCharacters_thenTheTotalsSpreadOverTheScale() {
        Map<Office, Double> totals = EstimatedTotals.of(simulator.maker(), YearMonth.of(2026, 10));

        for (String kind : List.of(DemoProvince.DEPARTMENT, DemoProvince.COMMUNE)) {
            List<Double> points = totals.entrySet().stream()
                    .filter(entry -> entry.getKey().unit().kind().equals(kind))
                    .map(Map.Entry::getValue)
                    .sorted()
                    .toList();
            assertTrue(points.get(0) < 58, kind + " last: " + points.get(0));
            assertTrue(points.get(points.size() - 1) > 90, kind + " first: " + points.get(points.size() - 1));
            double median = points.get(points.size() / 2);
            assertTrue(median > 68 && median < 85, kind + " median: " + median);
        }
        assertEquals(111, totals.size());
    }

    /** 4.5a: procedures with such a case, of those that are for individuals. */
    @Test
    void givenAMonth_thenNoUnitUsesPeoplesDataInMoreProceduresThanAreForPeople() {
        Map<Office, Set<Procedure>> using = new HashMap<>();
        for (LocalDate day = LocalDate.of(2026, 10, 1); day.getMonthValue() == 10; day = day.plusDays(1)) {
            for (int i = 0; i < simulator.casesOn(day); i++) {
                CaseLife life = simulator.maker().make(day, i);
                if (!life.facts().populationData() && !life.facts().personalStore()) continue;
                assertNotEquals(CaseLife.Dirt.UNKNOWN_PROCEDURE, life.dirt);
                using.computeIfAbsent(life.office, office -> new HashSet<>()).add(life.procedure);
            }
        }

        assertTrue(using.size() > 100, "units that use such data: " + using.size());
        using.forEach((office, procedures) -> {
            long forPeople = office.procedures().stream()
                    .filter(Procedure::forIndividuals)
                    .count();
            assertTrue(procedures.size() <= forPeople, office.unit() + ": " + procedures.size() + " of " + forPeople);
        });
    }

    @Test
    void givenAUnit_whenAMonthPasses_thenItsStandingHardlyChanges() {
        Map<Office, Double> before = EstimatedTotals.of(simulator.maker(), YearMonth.of(2026, 9));
        Map<Office, Double> after = EstimatedTotals.of(simulator.maker(), YearMonth.of(2026, 10));

        long stable = before.entrySet().stream()
                .filter(entry -> Math.abs(after.get(entry.getKey()) - entry.getValue()) < 8)
                .count();

        assertTrue(stable > 100, stable + " of 111 units moved less than 8 points");
    }

    @Test
    void givenDeliveries_thenSomeComeLateAndSomeTwice() {
        List<SimulatedEvent> day = until(NOW.plus(Duration.ofDays(5)), simulator.live(NOW));
        Set<String> ids = new HashSet<>();
        int twice = 0;
        int late = 0;
        Instant before = NOW;
        for (SimulatedEvent event : day) {
            assertFalse(event.deliverAt().isBefore(before), "deliveries are in order");
            before = event.deliverAt();
            if (!ids.add(id(event))) twice++;
            Instant happened = WireForm.at(WireForm.read(event).path("time"));
            if (Duration.between(happened, event.deliverAt()).toMinutes() > 9) late++;
        }

        assertTrue(twice > day.size() / 1000 && twice < day.size() / 50, twice + " of " + day.size());
        assertTrue(late > day.size() / 200 && late < day.size() / 10, late + " of " + day.size());
    }
}
