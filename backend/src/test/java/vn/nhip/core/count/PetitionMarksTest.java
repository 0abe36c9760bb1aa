package vn.nhip.core.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static vn.nhip.testing.ACase.at;
import static vn.nhip.testing.Histories.DAYS;
import static vn.nhip.testing.Histories.ZONE;
import static vn.nhip.testing.Histories.forAll;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.petition.Petition;
import vn.nhip.core.petition.PetitionState;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.version.Version;
import vn.nhip.testing.Histories;
import vn.nhip.testing.SlowPetitions;

class PetitionMarksTest {
    private static final Instant NOW = at("03-02 10:00");
    private static final long ON_TIME = Fact.ON_TIME.bit();
    private static final UnitCode OFFICE = new UnitCode("H48.01");
    private static final List<Measure> MEASURES = List.of(
            measure(Base.PETITIONS_RECEIVED, 0, 0),
            measure(Base.PETITIONS_RECEIVED, ON_TIME, Fact.DISLIKED.bit() | Fact.RECOMPLAINED.bit()),
            measure(Base.PETITIONS_RECEIVED, Fact.ABOUT_RULES.bit(), ON_TIME),
            measure(Base.PETITIONS_RECEIVED, Fact.ABOUT_CONDUCT.bit(), 0),
            measure(Base.PETITIONS_HANDLED, 0, 0),
            measure(Base.PETITIONS_HANDLED, ON_TIME, 0),
            measure(Base.PETITIONS_HANDLED, 0, ON_TIME));

    private static Measure measure(Base base, long all, long none) {
        return new Measure(base, all, none, Measure.Form.COUNT);
    }

    /** How the counts of a period are read from marks: see Mark.Kind. */
    private static long marked(List<Mark> marks, Measure measure, LocalDate first, LocalDate end) {
        long over = Mark.minuteOf(end.atStartOfDay(ZONE).toInstant());
        return marks.stream()
                .filter(measure::takes)
                .filter(mark -> mark.minute() < over)
                .filter(mark -> mark.turnedMinute() < over)
                .filter(mark -> mark.kind().stock()
                        || mark.minute()
                                >= Mark.minuteOf(first.atStartOfDay(ZONE).toInstant()))
                .mapToLong(Mark::sign)
                .sum();
    }

    private static Version version(int id) {
        return new Version(at("01-01 00:00"), "e-" + id, true);
    }

    private static PetitionState state(Petition petition) {
        return new PetitionState(petition, version(1));
    }

    @Test
    void marksAddUpToTheDefinitionOfEveryPeriodOpenOrClosed() {
        forAll(5_000, any -> {
            PetitionState petition = any.oneIn(3)
                    ? state(any.petition("PA", NOW))
                            .with(any.petition("PA", NOW), version(any.below(3)))
                            .with(any.petition("PA", NOW), version(any.below(5)))
                    : state(any.petition("PA", NOW));
            Instant now = any.near(NOW, 60, 40);
            LocalDate first = any.near(now, 90, 1).atZone(ZONE).toLocalDate();
            LocalDate end = first.plusDays(1 + any.below(40));
            List<Mark> marks = new PetitionMarks(petition, DAYS).until(now);

            for (Measure measure : MEASURES) {
                for (UnitCode unit : Histories.CODES) {
                    long slow = SlowPetitions.of(first, end, now).count(List.of(petition), Set.of(unit), measure);
                    List<Mark> own = marks.stream()
                            .filter(mark -> mark.unit().equals(unit))
                            .toList();

                    assertEquals(
                            slow,
                            marked(own, measure, first, end),
                            unit + " " + measure + " of " + petition + " in " + first + ".." + end + " at " + now);
                }
            }
        });
    }

    @Test
    void aPetitionWakesExactlyWhenItsMarksChangeByTimeAlone() {
        forAll(2_000, any -> {
            PetitionMarks marks = new PetitionMarks(state(any.petition("PA", NOW)), DAYS);
            Instant from = any.near(NOW, 60, 30);
            List<Mark> before = marks.until(from);

            Optional<Instant> wakeAt = marks.wakeAt(from);

            if (wakeAt.isPresent()) {
                assertEquals(before, marks.until(wakeAt.get()));
                assertNotEquals(before, marks.until(wakeAt.get().plusMillis(1)));
            } else {
                assertEquals(before, marks.until(at("12-31 00:00")));
            }
        });
    }

    private static Petition petition(Petition.Outcome outcome, String handled, String published) {
        return new Petition(
                "PA-1",
                OFFICE,
                at("11-02 09:00"),
                null,
                Petition.Category.CONDUCT,
                handled == null ? Petition.Status.IN_PROGRESS : Petition.Status.DONE,
                outcome,
                null,
                handled == null ? null : at(handled),
                published == null ? null : at(published),
                0,
                0,
                false);
    }

    private static boolean finishedOnTime(Petition petition) {
        return new PetitionMarks(state(petition), DAYS)
                .until(at("12-31 00:00")).stream()
                        .filter(mark -> mark.kind() == Mark.Kind.PETITION_FINISHED)
                        .allMatch(mark -> Fact.ON_TIME.in(mark.facts()));
    }

    @Test
    void givenEachOutcome_whenHandledOnItsLastWorkingDayOrTheNext_thenThatDecides() {
        assertEquals(true, finishedOnTime(petition(Petition.Outcome.REFUSED, "11-04 23:59", null)));
        assertEquals(false, finishedOnTime(petition(Petition.Outcome.REFUSED, "11-05 00:00", null)));
        assertEquals(true, finishedOnTime(petition(Petition.Outcome.FORWARDED, "11-04 23:59", null)));
        assertEquals(true, finishedOnTime(petition(Petition.Outcome.ASKED_MORE, "11-09 12:00", null)));
        assertEquals(false, finishedOnTime(petition(Petition.Outcome.ASKED_MORE, "11-10 12:00", null)));
        assertEquals(true, finishedOnTime(petition(Petition.Outcome.ANSWERED, "11-23 12:00", null)));
        assertEquals(false, finishedOnTime(petition(null, "11-24 12:00", null)));
    }

    /** Late counts in the period that is judged last: the verdict of the handling, and what turned it since. */
    private static boolean publishedOnTime(Petition petition) {
        return new PetitionMarks(state(petition), DAYS)
                .until(at("12-31 00:00")).stream().noneMatch(mark -> mark.kind() == Mark.Kind.PETITION_FINISH_REVISED);
    }

    @Test
    void givenAnAnswerInTime_whenItIsKnownToBePublishedTooLate_thenItIsLateAndUnpublishedItIsNot() {
        assertEquals(true, publishedOnTime(petition(Petition.Outcome.ANSWERED, "11-06 12:00", null)));
        assertEquals(true, publishedOnTime(petition(Petition.Outcome.ANSWERED, "11-06 12:00", "11-10 20:00")));
        assertEquals(false, publishedOnTime(petition(Petition.Outcome.ANSWERED, "11-06 12:00", "11-11 08:00")));
    }

    @Test
    void givenAnOpenPetitionThatComesToBeLate_thenItsReceptionIsRevisedFromThatMinuteOn() {
        List<Mark> marks = new PetitionMarks(state(petition(null, null, null)), DAYS).until(at("11-24 00:01"));

        long received = Mark.minuteOf(at("11-02 09:00"));
        long facts = Fact.ABOUT_CONDUCT.bit();
        // The day lasts to midnight: the period that ends then sees it kept.
        long later = Mark.minuteOf(at("11-24 00:00")) - received;
        assertEquals(
                List.of(
                        mark(received, Mark.Kind.PETITION_RECEIVED, facts | ON_TIME, 0, +1),
                        mark(received, Mark.Kind.PETITION_OPEN, facts | ON_TIME, 0, +1),
                        mark(received, Mark.Kind.PETITION_REVISED, facts | ON_TIME, later, -1),
                        mark(received, Mark.Kind.PETITION_REVISED, facts, later, +1),
                        mark(received + later, Mark.Kind.PETITION_OPEN, facts | ON_TIME, 0, -1),
                        mark(received + later, Mark.Kind.PETITION_OPEN, facts, 0, +1)),
                marks);
    }

    private static Mark mark(long minute, Mark.Kind kind, long facts, long minutes, int sign) {
        return new Mark(minute, OFFICE, kind, facts, ProcedureCode.NONE, minutes, sign);
    }

    @Test
    void givenATransfer_thenTheClockStartsAnew() {
        Petition moved = new Petition(
                "PA-1",
                OFFICE,
                at("11-02 09:00"),
                null,
                null,
                Petition.Status.DONE,
                Petition.Outcome.REFUSED,
                at("11-10 09:00"),
                at("11-12 09:00"),
                null,
                0,
                0,
                false);

        assertEquals(true, finishedOnTime(moved));
    }

    // ---- a closed period is judged as seen at its end

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);
    private static final LocalDate QUARTER = LocalDate.of(2027, 1, 1);

    private static Petition told(String received, String transferred, String handled, String published) {
        return new Petition(
                "PA-1",
                OFFICE,
                at(received),
                null,
                null,
                handled == null ? Petition.Status.IN_PROGRESS : Petition.Status.DONE,
                null,
                transferred == null ? null : at(transferred),
                handled == null ? null : at(handled),
                published == null ? null : at(published),
                0,
                0,
                false);
    }

    /** "met/total" of one row in one period. */
    private static String row(PetitionState petition, Base base, LocalDate first, LocalDate end) {
        List<Mark> marks = new PetitionMarks(petition, DAYS).until(at("12-31 12:00"));
        return marked(marks, measure(base, ON_TIME, 0), first, end) + "/"
                + marked(marks, measure(base, 0, 0), first, end);
    }

    @Test
    void givenAPublicationDueAndMadeAfterTheMonth_thenTheMonthOfTheHandlingStaysAsItWasJudged() {
        PetitionState petition = state(told("10-20 09:00", null, "10-30 09:00", "11-04 09:00"));

        assertEquals("1/1", row(petition, Base.PETITIONS_HANDLED, OCTOBER, NOVEMBER));
        assertEquals("1/1", row(petition, Base.PETITIONS_RECEIVED, OCTOBER, NOVEMBER));
        assertEquals("0/1", row(petition, Base.PETITIONS_HANDLED, OCTOBER, QUARTER));
    }

    @Test
    void givenAPublicationDueInTheMonthAndMadeAfterIt_thenBothRowsOfTheMonthSayTheSame() {
        PetitionState petition = state(told("10-20 09:00", null, "10-28 09:00", "11-01 09:00"));

        assertEquals("1/1", row(petition, Base.PETITIONS_HANDLED, OCTOBER, NOVEMBER));
        assertEquals("1/1", row(petition, Base.PETITIONS_RECEIVED, OCTOBER, NOVEMBER));
        assertEquals("0/1", row(petition, Base.PETITIONS_HANDLED, OCTOBER, QUARTER));
        assertEquals("0/1", row(petition, Base.PETITIONS_RECEIVED, OCTOBER, QUARTER));
    }

    @Test
    void givenAPetitionPastItsDays_whenItIsTransferredAfterTheMonth_thenTheMonthStaysLate() {
        PetitionState petition = state(told("10-01 09:00", "11-03 09:00", null, null));

        assertEquals("0/1", row(petition, Base.PETITIONS_HANDLED, OCTOBER, NOVEMBER));
        assertEquals("0/1", row(petition, Base.PETITIONS_RECEIVED, OCTOBER, NOVEMBER));
        assertEquals("0/1", row(petition, Base.PETITIONS_HANDLED, NOVEMBER, DECEMBER));
        PetitionState answered = state(told("10-01 09:00", "11-03 09:00", "11-20 09:00", null));
        assertEquals("0/1", row(answered, Base.PETITIONS_HANDLED, OCTOBER, NOVEMBER));
        assertEquals("1/1", row(answered, Base.PETITIONS_HANDLED, NOVEMBER, DECEMBER));
    }

    @Test
    void givenTwoTransfers_whenTheSecondComesAfterTheMonth_thenTheMonthIsJudgedByTheFirst() {
        PetitionState petition = state(told("10-01 09:00", "10-20 09:00", null, null))
                .with(told("10-01 09:00", "11-03 09:00", null, null), version(2));

        assertEquals("1/1", row(petition, Base.PETITIONS_RECEIVED, OCTOBER, NOVEMBER));
    }

    private static Petition of(UnitCode unit, String transferred) {
        return new Petition(
                "PA-1",
                unit,
                at("09-30 09:00"),
                null,
                null,
                Petition.Status.IN_PROGRESS,
                null,
                transferred == null ? null : at(transferred),
                null,
                null,
                0,
                0,
                false);
    }

    @Test
    void givenAPetitionPassedToAnotherUnitAfterTheMonth_thenTheMonthOfBothStays() {
        UnitCode other = new UnitCode("H48.02");
        PetitionState petition = state(of(OFFICE, null)).with(of(other, "11-17 09:00"), version(2));

        assertEquals("0/1", row(petition, OFFICE, Base.PETITIONS_HANDLED, OCTOBER, NOVEMBER));
        assertEquals("0/0", row(petition, other, Base.PETITIONS_HANDLED, OCTOBER, NOVEMBER));
        assertEquals("0/0", row(petition, OFFICE, Base.PETITIONS_HANDLED, NOVEMBER, DECEMBER));
        assertEquals("1/1", row(petition, other, Base.PETITIONS_HANDLED, NOVEMBER, DECEMBER));
        // Whoever is told without a new transfer has had it all along.
        PetitionState corrected = state(of(OFFICE, null)).with(of(other, null), version(2));
        assertEquals("0/0", row(corrected, OFFICE, Base.PETITIONS_HANDLED, OCTOBER, NOVEMBER));
        assertEquals("0/1", row(corrected, other, Base.PETITIONS_HANDLED, OCTOBER, NOVEMBER));
        // Of whom nothing was ever told nothing is known.
        PetitionState told = state(of(other, "11-17 09:00"));
        assertEquals("0/1", row(told, other, Base.PETITIONS_HANDLED, OCTOBER, NOVEMBER));
    }

    private static String row(PetitionState petition, UnitCode unit, Base base, LocalDate first, LocalDate end) {
        List<Mark> marks = new PetitionMarks(petition, DAYS)
                .until(at("12-31 12:00")).stream()
                        .filter(mark -> mark.unit().equals(unit))
                        .toList();
        return marked(marks, measure(base, ON_TIME, 0), first, end) + "/"
                + marked(marks, measure(base, 0, 0), first, end);
    }

    @Test
    void givenALastDayThatEndsTheMonth_whenStillInHand_thenTheMonthSeesItKeptAndTheNextDoesNot() {
        // Fifteen working days after Monday the ninth are over at the end of Monday the thirtieth, the month's last
        // day.
        PetitionState petition = state(told("11-09 09:00", null, null, null));

        assertEquals("1/1", row(petition, Base.PETITIONS_HANDLED, NOVEMBER, LocalDate.of(2026, 12, 1)));
        assertEquals("0/1", row(petition, Base.PETITIONS_HANDLED, DECEMBER, QUARTER));
    }
}
