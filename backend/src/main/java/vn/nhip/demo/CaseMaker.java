package vn.nhip.demo;

import java.time.LocalDate;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.procedure.Procedure.TimeLimit;
import vn.nhip.demo.CaseLife.Dirt;
import vn.nhip.demo.CaseLife.Facts;
import vn.nhip.demo.CaseLife.Rating;

/** Makes the lives of the province's cases, each from dice of its own. */
final class CaseMaker {
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final long DAY = 86_400;
    private static final long[] FEES = {8_000, 10_000, 20_000, 30_000, 50_000, 100_000, 150_000, 300_000};
    private static final int LONGEST_LIMIT = 45;
    /** What senders get wrong, and how often: each value is the share of its kind and of those before it. */
    private static final Dirt[] DIRT = {
        Dirt.END_BEFORE_START,
        Dirt.UNKNOWN_PROCEDURE,
        Dirt.NO_DUE_DATE,
        Dirt.ZERO_LENGTH,
        Dirt.WAIT_SHOWN_AS_END,
        Dirt.DUE_MOVED_LATE,
        Dirt.RESULT_IS_SUBMISSION,
        Dirt.RECEPTION_MOVED
    };

    private static final double[] DIRT_UP_TO = {0.002, 0.005, 0.010, 0.0115, 0.013, 0.0145, 0.0165, 0.018};
    /** Online cases that the one-stop system receives by itself, day and night. */
    private static final double AUTOMATIC = 0.8;

    private final long seed;
    private final Offices offices;
    private final OfficeHours hours;
    private final Demand demand;
    private final Petitions petitions;

    CaseMaker(DemoProvince province, long seed) {
        this.seed = seed;
        this.offices = new Offices(province, seed);
        this.hours = new OfficeHours(province.days());
        this.demand = new Demand(seed, hours);
        this.petitions = new Petitions(province, seed, offices, hours);
    }

    Offices offices() {
        return offices;
    }

    OfficeHours hours() {
        return hours;
    }

    Demand demand() {
        return demand;
    }

    Petitions petitions() {
        return petitions;
    }

    int casesOn(LocalDate day) {
        return demand.casesOn(day);
    }

    /** @param ordinal from 0 to below {@link #casesOn} */
    CaseLife make(LocalDate day, int ordinal) {
        Dice dice = Dice.of(seed, "case", day.toEpochDay(), ordinal);
        Office office = offices.draw(dice);
        UnitCharacter character = office.character().on(day);
        boolean working = hours.isWorking(day);
        Procedure procedure = office.draw(dice, !working);
        boolean online = procedure.online() && (!working || dice.chance(0.08 + 0.89 * character.maturity()));
        int channel = online ? 2 : dice.chance(0.02) ? 3 : 1;
        long time = online || !working ? Demand.onlineTime(dice, working) : Demand.counterTime(dice);
        CaseLife life =
                new CaseLife(number(office, day, ordinal), office, procedure, channel, hours.startOf(day) + time);

        receive(life, character, dice);
        pay(life, character, dice);
        Facts drawn = facts(character, dice);
        life.dirt = dirt(dice);
        boolean person = procedure.forIndividuals() && life.dirt != Dirt.UNKNOWN_PROCEDURE;
        life.is(person ? drawn : drawn.withoutAPerson());
        new Handling(life, character, dice, hours).run(limitSeconds(procedure));
        afterwards(life, character, dice);
        if (life.facts().synchronised()) acknowledge(life, Dice.of(seed, "portal", day.toEpochDay(), ordinal));
        return life;
    }

    /** The portal answers within minutes; now and then the queue to it stands still for hours or days. */
    private static void acknowledge(CaseLife life, Dice dice) {
        int received = 0;
        while (received < life.steps.size() && life.steps.get(received).status() != 2) received++;
        if (received == life.steps.size()) return;
        long wait = dice.chance(0.05) ? (long) dice.waiting(DAY, 4 * DAY) : (long) dice.waiting(4 * MINUTE, HOUR);
        life.acknowledgedAt = life.steps.get(received).deliverAt() + MINUTE + wait;
    }

    /** The form that senders use: agency, day, sequence. */
    private static String number(Office office, LocalDate day, int ordinal) {
        StringBuilder number =
                new StringBuilder(32).append(office.unit().code().value()).append('-');
        int yearMonthDay = (day.getYear() % 100) * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
        number.append(yearMonthDay).append('-');
        String sequence = Integer.toString(ordinal + 1);
        return number.append("00000", 0, Math.max(0, 5 - sequence.length()))
                .append(sequence)
                .toString();
    }

    private void receive(CaseLife life, UnitCharacter character, Dice dice) {
        long patience =
                life.channel == 1 ? 0 : (long) dice.waiting((1.6 - character.discipline()) * 45 * MINUTE, 3 * HOUR);
        life.automatic = life.channel == 2 && dice.chance(AUTOMATIC);
        if (life.channel == 1) life.receivedAt = life.filedAt;
        else if (life.automatic) life.receivedAt = life.filedAt + MINUTE + patience / 30;
        else life.receivedAt = hours.after(life.filedAt, patience + MINUTE);
        life.dueAt = dueAt(life.procedure, life.receivedAt);
        life.dueIsADay = dice.chance(0.05);
    }

    private long dueAt(Procedure procedure, long received) {
        TimeLimit limit = limitOf(procedure);
        return switch (limit.unit()) {
            case WORKING_DAYS -> hours.closingAfter(received, limit.amount());
            case DAYS -> hours.closingAfterCalendarDays(received, limit.amount());
            case HOURS -> hours.after(received, limit.amount() * HOUR);
        };
    }

    /** A limit that the list leaves out is taken to be short: most such procedures end while the citizen waits. */
    private static TimeLimit limitOf(Procedure procedure) {
        TimeLimit limit = procedure.limit();
        if (limit == null) {
            int days = 1 + Math.floorMod(procedure.code().value().hashCode(), 3);
            return new TimeLimit(days, TimeLimit.Unit.WORKING_DAYS);
        }
        return new TimeLimit(Math.min(limit.amount(), LONGEST_LIMIT), limit.unit());
    }

    /** The limit as office time. */
    private static long limitSeconds(Procedure procedure) {
        TimeLimit limit = limitOf(procedure);
        return switch (limit.unit()) {
            case WORKING_DAYS -> limit.amount() * OfficeHours.DAY;
            case DAYS -> Math.max(1, limit.amount() * 5L / 7) * OfficeHours.DAY;
            case HOURS -> limit.amount() * HOUR;
        };
    }

    private static void pay(CaseLife life, UnitCharacter character, Dice dice) {
        if (!life.procedure.fee()) return;
        boolean exempt = dice.chance(0.06);
        life.fee = exempt ? 0 : FEES[Math.floorMod(life.procedure.code().value().hashCode(), FEES.length)];
        if (exempt) return;
        double maturity = character.maturity();
        boolean paidOnline = dice.chance((0.04 + 0.92 * maturity * maturity) * (life.channel == 2 ? 1 : 0.6));
        if (paidOnline) {
            life.payment = dice.chance(0.4) ? 1 : 2;
        } else {
            life.payment = dice.chance(0.4) ? 3 : 0;
        }
    }

    private static Facts facts(UnitCharacter character, Dice dice) {
        double maturity = character.maturity();
        return new Facts(
                dice.chance(0.06 + 0.93 * maturity),
                dice.chance(0.02 + 0.97 * maturity),
                dice.chance(0.02 + 0.88 * maturity),
                dice.chance(0.01 + 0.95 * maturity * maturity),
                dice.chance(0.06 + 0.93 * maturity),
                dice.chance(0.8 + 0.198 * character.discipline()));
    }

    private static Dirt dirt(Dice dice) {
        double kind = dice.unit();
        for (int i = 0; i < DIRT.length; i++) if (kind < DIRT_UP_TO[i]) return DIRT[i];
        return Dirt.NONE;
    }

    /** Ratings, petitions, and what the senders do: correct, repeat, break. */
    private void afterwards(CaseLife life, UnitCharacter character, Dice dice) {
        CaseLife.Step last = life.last();
        boolean ended = last.status() == 9 || last.status() == 10;
        boolean late = ended && life.reached(9, life.steps.size() - 1) > life.dueAt;
        double poor = 1 - character.discipline();
        if (ended && dice.chance(0.14)) {
            long at = last.at() + (long) dice.waiting(8 * HOUR, 4 * DAY) + MINUTE;
            life.rating = new Rating(at, !dice.chance(0.004 + 0.05 * poor + (late ? 0.2 : 0)));
        }
        if (dice.chance(0.0004 + 0.002 * poor + (late ? 0.006 : 0))) {
            life.petition = petitions.about(life, last.at() + (long) dice.waiting(2 * DAY, 9 * DAY), dice);
        }
        if (dice.chance(0.02)) {
            life.repeatedStep = (int) dice.whole(0, life.steps.size());
            life.repeatedAt = nightAfter(life.steps.get(life.repeatedStep).deliverAt(), dice);
        }
        if (dice.chance(0.0005)) life.brokenAt = life.filedAt + dice.whole(1, 90);
    }

    /** Senders sync again at night, between 22 and 23 o'clock of the province (UTC+7). */
    private static long nightAfter(long moment, Dice dice) {
        long dayUtc = Math.floorDiv(moment, DAY) * DAY;
        long night = dayUtc + 15 * HOUR + dice.whole(0, HOUR);
        return night > moment ? night : night + DAY;
    }
}
