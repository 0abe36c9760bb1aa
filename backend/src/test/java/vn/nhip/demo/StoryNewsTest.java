package vn.nhip.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.demo.CaseLife.Dirt;
import vn.nhip.demo.SimulatedEvent.Kind;

/** What is told besides cases, what is told wrongly, and what is told too late. */
class StoryNewsTest {
    private static final Instant FROM = Instant.parse("2026-09-30T17:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T03:30:00Z");
    private static final DemoProvince PROVINCE = DemoFiles.province();
    private static final WorkingDays DAYS = DemoFiles.days();

    private final Simulator simulator = new Simulator(PROVINCE, 1);
    private final Story story = simulator.story();

    private List<JsonNode> told(Kind kind) {
        List<JsonNode> told = new ArrayList<>();
        simulator.history(FROM, NOW).forEachRemaining(event -> {
            if (event.kind() == kind) told.add(WireForm.read(event).path("data"));
        });
        return told;
    }

    private List<JsonNode> lived(Kind kind, Instant from, Instant to) {
        List<JsonNode> lived = new ArrayList<>();
        LiveEvents live = simulator.live(from);
        while (live.nextAt().isBefore(to)) {
            SimulatedEvent event = live.next();
            if (event.kind() == kind) lived.add(WireForm.read(event).path("data"));
        }
        return lived;
    }

    private List<CaseLife> cases(LocalDate first, int days) {
        List<CaseLife> lives = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            LocalDate date = first.plusDays(day);
            for (int i = 0; i < simulator.casesOn(date); i++) {
                lives.add(simulator.maker().make(date, i));
            }
        }
        return lives;
    }

    // ---- petitions

    private List<PetitionLife> petitions(LocalDate first, int days) {
        List<PetitionLife> lives = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            LocalDate date = first.plusDays(day);
            for (int i = 0; i < story.petitions().on(date); i++) {
                lives.add(story.petitions().make(date, i));
            }
        }
        return lives;
    }

    /** The slow way, over the calendar: is it handled within the days of its outcome? */
    private static boolean isLate(PetitionLife life) {
        int limit = Map.of("answered", 15, "refused", 2, "forwarded", 2, "askedMore", 5)
                .get(life.handling().outcome());
        Instant clock = Instant.ofEpochSecond(Math.max(life.receivedAt(), life.transferredAt()));
        return Instant.ofEpochSecond(life.handling().handledAt()).isAfter(DAYS.endOfDayAfter(clock, limit));
    }

    @Test
    void givenAYear_thenEveryOutcomeAndAShareOfLatenessIsMetAndPoorUnitsAreLaterThanGoodOnes() {
        List<PetitionLife> lives = petitions(LocalDate.of(2026, 1, 1), 365);
        Map<String, Double> discipline = story.cases().offices().all().stream()
                .collect(Collectors.toMap(
                        office -> office.unit().code().value(),
                        office -> office.character().discipline()));
        Map<Boolean, int[]> tally = Map.of(true, new int[2], false, new int[2]);
        Set<String> outcomes = new HashSet<>();
        int passedOn = 0;
        int displeased = 0;
        for (PetitionLife life : lives) {
            outcomes.add(life.handling().outcome());
            if (life.transferredAt() > 0) passedOn++;
            if (life.echo().dislikes() > life.echo().likes()) displeased++;
            int[] of = tally.get(discipline.get(life.unit().value()) > 0.5);
            of[0]++;
            if (isLate(life)) of[1]++;
            long last = Math.max(life.echo().ratedAt(), life.handling().handledAt());
            assertTrue(last - life.receivedAt() < Petitions.LONGEST, life.toString());
        }

        assertEquals(Set.of("answered", "refused", "forwarded", "askedMore"), outcomes);
        assertTrue(lives.size() > 4_000 && lives.size() < 8_000, "petitions: " + lives.size());
        assertTrue(passedOn > lives.size() / 10 && passedOn < lives.size() / 5, "passed on: " + passedOn);
        assertTrue(displeased > lives.size() / 100 && displeased < lives.size() / 10, "displeased: " + displeased);
        double good = (double) tally.get(true)[1] / tally.get(true)[0];
        double poor = (double) tally.get(false)[1] / tally.get(false)[0];
        assertTrue(good < 0.15 && poor > 0.2 && poor < 0.45, good + " against " + poor);
    }

    @Test
    void givenPetitions_whenTheyAreLived_thenEachIsToldFromItsSendingToItsEndAndHistoryTellsTheEnd() {
        Map<String, List<JsonNode>> lived = new HashMap<>();
        for (JsonNode data : lived(Kind.PETITION, FROM, NOW)) {
            lived.computeIfAbsent(data.path("petition").asText(), none -> new ArrayList<>())
                    .add(data);
        }
        Map<String, JsonNode> told = new HashMap<>();
        for (JsonNode data : told(Kind.PETITION)) {
            assertEquals(null, told.put(data.path("petition").asText(), data), "told once");
        }

        assertEquals(lived.keySet(), told.keySet());
        told.forEach((number, last) ->
                assertEquals(lived.get(number).get(lived.get(number).size() - 1), last));
        long whole = lived.values().stream()
                .filter(news -> news.get(0).path("status").asText().equals("waiting"))
                .filter(news -> news.get(news.size() - 1).has("publishedAt"))
                .count();
        assertTrue(whole > 300, "from waiting to published: " + whole);
        assertTrue(told.values().stream()
                .anyMatch(data -> data.path("recomplained").asBoolean()));
        assertTrue(told.values().stream().anyMatch(data -> data.has("case")), "some are about cases");
    }

    // ---- procedures

    @Test
    void givenAHistory_thenEveryProcedureWasAnnouncedAndMadePublicBeforeItBegan() {
        Set<String> published = new HashSet<>();
        for (JsonNode data : told(Kind.PROCEDURE)) {
            boolean before = data.has("publishedAt")
                    && WireForm.at(data.path("publishedAt")).isBefore(FROM);
            if (before) published.add(data.path("procedure").asText());
        }

        Set<String> all = PROVINCE.procedures().stream()
                .map(procedure -> procedure.code().value())
                .collect(Collectors.toSet());
        assertEquals(all, published);
    }

    @Test
    void givenMonths_thenDozensOfProceduresAreAnnouncedNearlyAllInTimeAndOfferedAsTheListSays() {
        int announced = 0;
        int early = 0;
        int inTime = 0;
        int whole = 0;
        Set<Integer> months = new HashSet<>();
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
            for (Announcement one : story.announcements().on(day)) {
                announced++;
                months.add(day.getMonthValue());
                if (!DAYS.plus(day, 5).isAfter(one.effectiveOn())) early++;
                Instant due = WorkingDays.endOfDay(DAYS.plus(day, 5), DemoFiles.ZONE);
                if (!Instant.ofEpochSecond(one.publishedAt()).isAfter(due)) inTime++;
                if (one.missing() == null) whole++;
                long last = Math.max(one.publishedAt(), one.completedAt());
                assertTrue(last - one.decidedAt() < Announcements.LONGEST, one.toString());
            }
        }

        assertEquals(12, months.size());
        assertTrue(announced > 200 && announced < 600, "announced: " + announced);
        for (int good : new int[] {early, inTime, whole}) {
            assertTrue(good < announced && good > 0.88 * announced, good + " of " + announced);
        }
        Map<String, Boolean> online = PROVINCE.procedures().stream()
                .collect(Collectors.toMap(procedure -> procedure.code().value(), Procedure::online));
        Set<String> levels = new HashSet<>();
        for (JsonNode data : told(Kind.PROCEDURE)) {
            String level = data.path("online").asText();
            levels.add(level);
            assertEquals(online.get(data.path("procedure").asText()), !level.equals("none"), data.toString());
        }
        assertEquals(Set.of("none", "partial", "full"), levels);
    }

    // ---- figures

    @Test
    void givenFigures_thenOnlyWhatNobodyCanCountIsHandedInAndSomeoneAnswersForIt() {
        Set<String> components = new HashSet<>();
        Set<String> periods = new HashSet<>();
        long[] october = {0, 0};
        for (JsonNode data : told(Kind.FIGURE)) {
            components.add(data.path("component").asText());
            periods.add(data.path("period").asText());
            boolean report = data.path("component").asText().equals("1.4");
            assertEquals(report, !data.has("met"), "what is synchronised is counted: " + data);
            if (!report || !data.path("period").asText().equals("2026-10")) continue;
            october[data.path("unit").asText().equals("H48") ? 1 : 0] +=
                    data.path("total").asLong();
        }

        assertEquals(Set.of("1.4", "4.6"), components);
        assertTrue(periods.containsAll(Set.of("2025", "2026-10", "2026-11", "2026-Q4", "2026")), periods.toString());
        assertEquals(october[0], october[1], "the province reports what its units report");
        long received = cases(LocalDate.of(2026, 10, 1), 31).size();
        assertTrue(Math.abs(october[1] - received) < received / 8, october[1] + " reported, " + received + " received");
    }

    // ---- what senders get wrong, and too late

    @Test
    void givenAMonth_thenEveryKindOfDirtIsMetAndRare() {
        List<CaseLife> lives = cases(LocalDate.of(2026, 10, 1), 31);
        Map<Dirt, Integer> dirt = new EnumMap<>(Dirt.class);
        for (CaseLife life : lives) dirt.merge(life.dirt, 1, Integer::sum);

        assertEquals(Set.of(Dirt.values()), dirt.keySet());
        for (Dirt kind : Dirt.values()) {
            if (kind == Dirt.NONE) continue;
            int met = dirt.get(kind);
            assertTrue(met > lives.size() / 2_000 && met < lives.size() / 150, kind + ": " + met);
        }
        assertTrue(dirt.get(Dirt.NONE) > 0.97 * lives.size(), dirt.toString());
    }

    @Test
    void givenDirt_thenEachKindCanBeSeenInWhatIsSent() {
        EventWriter writer = new EventWriter(DemoFiles.ZONE);
        Map<Dirt, Integer> seen = new EnumMap<>(Dirt.class);
        for (CaseLife life : cases(LocalDate.of(2026, 10, 5), 12)) {
            int last = life.steps.size() - 1;
            if (life.dirt == Dirt.NONE || life.reached(9, last) == 0) continue;
            JsonNode sent = WireForm.read(
                            writer.snapshot(life, last, life.last().deliverAt()))
                    .path("data");
            if (shows(life, sent, WireForm.own(sent))) seen.merge(life.dirt, 1, Integer::sum);
        }

        for (Dirt kind : Dirt.values()) {
            assertTrue(kind == Dirt.NONE || seen.getOrDefault(kind, 0) > 3, kind + " in " + seen);
        }
    }

    private static boolean shows(CaseLife life, JsonNode sent, JsonNode own) {
        Instant finished = WireForm.at(own.path("finishedAt"));
        Instant received = WireForm.at(own.path("receivedAt"));
        JsonNode round = own.path("supplements").path(0);
        return switch (life.dirt) {
            case NONE -> true;
            case END_BEFORE_START -> finished.isBefore(received);
            case UNKNOWN_PROCEDURE -> own.path("procedure").asText().equals("9.999999");
            case NO_DUE_DATE -> !own.has("dueAt");
            case ZERO_LENGTH ->
                !own.has("dueAt") && Duration.between(received, finished).toSeconds() < 60;
            case WAIT_SHOWN_AS_END ->
                round.has("requestedAt")
                        && WireForm.at(round.path("requestedAt")).equals(finished);
            case DUE_MOVED_LATE ->
                round.has("dueAfter")
                        && WireForm.at(round.path("requestedAt")).isAfter(WireForm.at(round.path("dueBefore")));
            case RESULT_IS_SUBMISSION ->
                sent.path("TaiLieuNop")
                        .path(0)
                        .path("DuongDanTaiTepTin")
                        .equals(sent.path("DanhSachGiayToKetQua").path(0).path("DuongDanTepTinKetQua"));
            case RECEPTION_MOVED -> received.isAfter(Instant.ofEpochSecond(life.receivedAt));
        };
    }

    @Test
    void givenANewMonth_whenItIsLived_thenCasesOfTheClosedOneAreCorrectedNowAndThen() {
        Instant first = Instant.parse("2026-10-31T17:00:00Z");
        Set<String> mended = new HashSet<>();
        int restated = 0;
        LiveEvents live = simulator.live(first);
        Map<String, CaseLife> october = new HashMap<>();
        for (CaseLife life : cases(LocalDate.of(2026, 9, 20), 42)) october.put(life.number, life);
        while (live.nextAt().isBefore(first.plus(Duration.ofDays(14)))) {
            SimulatedEvent event = live.next();
            if (event.kind() != Kind.CASE) continue;
            JsonNode data = WireForm.own(WireForm.read(event).path("data"));
            CaseLife life = october.get(data.path("case").asText());
            if (life == null || life.correctedAtStep < 0) continue;
            long ready = life.reached(9, life.steps.size() - 1);
            boolean correction = event.deliverAt().getEpochSecond()
                    == life.steps.get(life.correctedAtStep).deliverAt();
            if (!correction || ready >= first.getEpochSecond()) continue;
            mended.add(life.number);
            if (life.correctedEndAt > 0) restated++;
        }

        assertTrue(mended.size() >= 20 && mended.size() < 400, "corrected in two weeks: " + mended.size());
        assertTrue(restated >= 1, "an end was mistyped: " + restated);
    }

    @Test
    void givenProgress_thenTheSameFewOfficersSignAndNoCaseCarriesTheirNames() {
        Map<String, Set<String>> officers = new HashMap<>();
        for (JsonNode data : lived(Kind.PROGRESS, NOW, NOW.plus(Duration.ofDays(6)))) {
            officers.computeIfAbsent(data.path("unit").asText(), none -> new HashSet<>())
                    .add(data.path("officer").asText());
        }

        assertTrue(officers.size() > 100, "units: " + officers.size());
        officers.forEach((unit, names) -> assertTrue(names.size() <= 7, unit + ": " + names));
        assertTrue(officers.values().stream().anyMatch(names -> names.size() >= 4));
        for (JsonNode data : told(Kind.CASE)) assertFalse(data.has("officer"), data.toString());
    }

    @Test
    void givenAStoryThatBeginsWithinTheYear_thenTheYearIsReportedFromThatDayOn() {
        LocalDate first = LocalDate.of(2026, 10, 1);
        LocalDate day = LocalDate.of(2026, 11, 16);
        GivenFigures figures = new Simulator(PROVINCE, 1, first).story().figures();
        long filed =
                first.datesUntil(day.plusDays(1)).mapToLong(simulator::casesOn).sum();

        long reported = figures.on(day).stream()
                .filter(figure -> figure.period().equals("2026")
                        && figure.component().equals("1.4")
                        && figure.unit()
                                .equals(PROVINCE.units().province().code().value()))
                .mapToLong(GivenFigure::total)
                .sum();

        assertTrue(reported > filed * 0.8 && reported < filed * 1.2, reported + " reported of " + filed);
    }
}
