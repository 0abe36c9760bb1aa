package vn.nhip.core.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far a period has come on a day.
 *
 * @param first the first day of the period
 * @param number which of its days it is, from 1; null for a period that has closed, and for one that rolls
 * @param provisional so few working days are behind it that its figures say little yet
 */
public record PeriodDay(LocalDate first, @Nullable Integer number, boolean provisional) {
    private static final int PROVISIONAL_DAYS = 5;
    private static final int PROVISIONAL_DAYS_OF_A_WEEK = 2;

    /** @param today on which it is looked at; a period that does not hold it has closed */
    public static PeriodDay of(Period period, LocalDate today, WorkingDays days) {
        boolean open = period.kind() != Period.Kind.ROLLING && period.contains(today);
        if (!open) return new PeriodDay(period.first(), null, false);
        int number = (int) ChronoUnit.DAYS.between(period.first(), today) + 1;
        return new PeriodDay(period.first(), number, isProvisional(period, today, days));
    }

    /** Until that many working days have gone by: a weekend before the first of them is provisional too. */
    private static boolean isProvisional(Period period, LocalDate today, WorkingDays days) {
        int wanted = period.kind() == Period.Kind.WEEK ? PROVISIONAL_DAYS_OF_A_WEEK : PROVISIONAL_DAYS;
        LocalDate day = period.first();
        for (int left = wanted; day.isBefore(today); day = day.plusDays(1)) {
            if (days.isWorking(day) && --left == 0) return false;
        }
        return true;
    }
}
