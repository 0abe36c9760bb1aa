package vn.nhip.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.demo.PetitionLife.Echo;
import vn.nhip.demo.PetitionLife.Handling;

/** Makes the lives of petitions, each from dice of its own: about five hundred a month, some of them about cases. */
final class Petitions {
    /** From sending to the last news. */
    static final long LONGEST = 75 * 86_400L;

    private static final long HOUR = 3600;
    private static final long DAY = 86_400;
    private static final int ANSWER_DAYS = 15;

    private final long seed;
    private final Offices offices;
    private final OfficeHours hours;
    private final UnitCode province;

    Petitions(DemoProvince province, long seed, Offices offices, OfficeHours hours) {
        this.seed = seed;
        this.offices = offices;
        this.hours = hours;
        this.province = province.units().province().code();
    }

    /** How many are sent on a day, apart from those about cases. */
    int on(LocalDate day) {
        double mean = hours.isWorking(day) ? 20 : 6;
        return (int)
                Math.round(mean * Dice.of(seed, "petitions", day.toEpochDay()).between(0.6, 1.4));
    }

    /** @param ordinal from 0 to below {@link #on} */
    PetitionLife make(LocalDate day, int ordinal) {
        Dice dice = Dice.of(seed, "petition", day.toEpochDay(), ordinal);
        List<Office> all = offices.all();
        Office office = all.get((int) dice.whole(0, all.size()));
        long at = hours.startOf(day) + (long) (dice.around(6, 10, 22) * HOUR);
        int date = (day.getYear() % 100) * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
        return life("PA-" + date + "-" + (1000 + ordinal), null, office, at, dice);
    }

    /** A petition about a case, sent after its last step. */
    PetitionLife about(CaseLife life, long at, Dice dice) {
        return life("PA-" + life.number, life.number, life.office, at, dice);
    }

    private PetitionLife life(String number, @Nullable String about, Office office, long at, Dice dice) {
        double poor = 1 - office.character().on(hours.dayOf(at)).discipline();
        boolean passedOn = about == null && dice.chance(0.15);
        long transferred = passedOn ? hours.after(at, dice.whole(1, 14) * HOUR) : 0;
        long clock = Math.max(at, transferred);
        Handling handling = handling(clock, 0.015 + 0.36 * poor, dice);
        return new PetitionLife(
                number,
                about,
                passedOn ? province : office.unit().code(),
                office.unit().code(),
                dice.chance(0.3),
                at,
                transferred,
                handling,
                echo(handling, poor, dice));
    }

    /** @param lateness how probable it is that the time limit passes */
    private Handling handling(long clock, double lateness, Dice dice) {
        double fate = dice.unit();
        String outcome = fate < 0.06 ? "refused" : fate < 0.11 ? "forwarded" : fate < 0.18 ? "askedMore" : "answered";
        int limit = switch (outcome) {
            case "refused", "forwarded" -> 2;
            case "askedMore" -> 5;
            default -> ANSWER_DAYS;
        };
        long begun = hours.after(clock, (long) dice.waiting(2 * HOUR, 6 * HOUR) + HOUR / 2);
        boolean late = dice.chance(lateness);
        long handled = late
                ? hours.closingAfter(clock, limit + 1) + (long) dice.waiting(3 * DAY, 18 * DAY)
                : hours.after(clock, (long) (limit * OfficeHours.DAY * dice.around(0.1, 0.45, 0.97)));
        return new Handling(Math.min(begun, handled - 60), handled, outcome);
    }

    private Echo echo(Handling handling, double poor, Dice dice) {
        if (!handling.outcome().equals("answered")) return Echo.NONE;
        boolean slow = dice.chance(0.01 + 0.04 * poor);
        long published = slow
                ? hours.closingAfter(handling.handledAt(), 4)
                : hours.after(handling.handledAt(), dice.whole(1, 12) * HOUR);
        if (!dice.chance(0.5)) return new Echo(published, 0, 0, 0, false);
        long rated = published + (long) dice.waiting(2 * DAY, 6 * DAY) + HOUR;
        boolean displeased = dice.chance(0.02 + 0.16 * poor);
        int votes = (int) dice.whole(1, 6);
        int against = displeased ? votes / 2 + 1 : votes / 3;
        return new Echo(published, rated, votes - against, against, displeased && dice.chance(0.3));
    }
}
