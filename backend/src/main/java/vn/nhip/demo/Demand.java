package vn.nhip.demo;

import java.time.LocalDate;

/** How many cases are filed on a day, and at what time: about half a million a year. */
final class Demand {
    private static final int YEAR = 500_000;
    private static final double WEEKEND = 0.4;
    private static final double DAY_OFF = 0.1;
    /** A year in units of one ordinary working day: 250 of them, 104 weekend days, 11 days off. */
    private static final double ORDINARY_DAY = YEAR / (250 + 104 * WEEKEND + 11 * DAY_OFF);

    /** Monday to Friday: what waited over the weekend comes first; the five average 1. */
    private static final double[] WEEK = {1.14, 1.04, 1.0, 0.96, 0.86};

    private static final double EVENING_SHARE = 0.26;
    private static final long HOUR = 3600;

    private final long seed;
    private final OfficeHours hours;

    Demand(long seed, OfficeHours hours) {
        this.seed = seed;
        this.hours = hours;
    }

    int casesOn(LocalDate day) {
        Dice dice = Dice.of(seed, "demand", day.toEpochDay());
        double season = 1 + 0.08 * StrictMath.sin(2 * Math.PI * (day.getDayOfYear() - 60) / 365.25);
        return (int) Math.round(ORDINARY_DAY * shape(day) * season * dice.between(0.95, 1.05));
    }

    private double shape(LocalDate day) {
        int weekday = day.getDayOfWeek().getValue();
        if (hours.isWorking(day)) return weekday <= 5 ? WEEK[weekday - 1] : 0.8;
        return weekday <= 5 ? DAY_OFF : WEEKEND;
    }

    /** When a case is filed at the counter: with a peak in the morning and a lower one in the afternoon. */
    static long counterTime(Dice dice) {
        double office = dice.chance(0.58) ? dice.around(0, 1.8, 4.5) : dice.around(4.5, 5.6, 8);
        return OfficeHours.secondOfDay(Math.min(OfficeHours.DAY - 1, (long) (office * HOUR)));
    }

    /** When a case is filed online: offices' hours mostly, the evening, and a few at night. */
    static long onlineTime(Dice dice, boolean working) {
        if (working && !dice.chance(EVENING_SHARE)) return counterTime(dice);
        double hour = dice.chance(0.85) ? dice.around(working ? 17 : 7, working ? 19.5 : 15, 24) : dice.between(0, 7);
        return Math.min(24 * HOUR - 1, (long) (hour * HOUR));
    }
}
