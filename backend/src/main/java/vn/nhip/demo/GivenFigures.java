package vn.nhip.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.unit.Unit;

/**
 * The figures that are given from outside: the received cases of the national report (1.4, without a met: that is counted)
 * and certified electronic copies (4.6). Handed in on Mondays and on the first of each month for the month, the quarter and
 * the year that are open. Invented, like everything else here.
 */
final class GivenFigures {
    private static final String REPORT = "Hệ thống thông tin báo cáo quốc gia";
    private static final String LAST_YEARS_REPORT = "Báo cáo kiểm soát TTHC năm";
    private static final String CERTIFIED_COPIES = "Báo cáo chứng thực bản sao điện tử";

    private final long seed;
    private final Unit province;
    private final Offices offices;
    private final Demand demand;
    private final LocalDate begins;

    /** @param begins the day of the first case that the feed tells of: what came before is not reported as if it had */
    GivenFigures(long seed, Unit province, Offices offices, Demand demand, LocalDate begins) {
        this.seed = seed;
        this.province = province;
        this.offices = offices;
        this.demand = demand;
        this.begins = begins;
    }

    static boolean areHandedIn(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.MONDAY || day.getDayOfMonth() == 1;
    }

    /** What is known on a day about the periods that it lies in. */
    List<GivenFigure> on(LocalDate day) {
        List<GivenFigure> figures = new ArrayList<>();
        for (Period period : Period.calendarPeriodsOf(day)) {
            // Nobody reports by the week: a share of the month holds for its weeks too.
            if (period.kind() == Period.Kind.WEEK) continue;
            LocalDate from = period.first().isBefore(begins) ? begins : period.first();
            report(from, day, period.id(), REPORT, figures);
            figures.add(certifiedCopies(period, day));
        }
        return figures;
    }

    /** The year before, as a whole: for months in which neither the report nor the portal has a figure. */
    List<GivenFigure> ofYearBefore(LocalDate day) {
        List<GivenFigure> figures = new ArrayList<>();
        LocalDate last = LocalDate.of(day.getYear() - 1, 12, 31);
        report(last.withDayOfYear(1), last, Integer.toString(last.getYear()), LAST_YEARS_REPORT, figures);
        return figures;
    }

    private GivenFigure certifiedCopies(Period period, LocalDate day) {
        long communes = offices.all().stream()
                .filter(office -> office.unit().kind().equals(DemoProvince.COMMUNE))
                .count();
        return new GivenFigure(
                province.code().value(),
                period.id(),
                "4.6",
                communes,
                communes,
                CERTIFIED_COPIES,
                province.name(),
                YearMonth.from(day).plusMonths(1).atEndOfMonth());
    }

    /** Months are added up, so that a quarter and a year agree with them. */
    private void report(LocalDate from, LocalDate day, String period, String source, List<GivenFigure> figures) {
        List<Office> all = offices.all();
        long[] totals = new long[all.size()];
        for (YearMonth month = YearMonth.from(from); !month.isAfter(YearMonth.from(day)); month = month.plusMonths(1)) {
            double cases = cases(month, from, day);
            for (int i = 0; i < totals.length; i++) totals[i] += reported(all.get(i), month, cases);
        }
        long whole = 0;
        for (int i = 0; i < totals.length; i++) {
            whole += totals[i];
            figures.add(received(all.get(i).unit(), period, totals[i], source));
        }
        figures.add(received(province, period, whole, source));
    }

    private static GivenFigure received(Unit unit, String period, long total, String source) {
        return new GivenFigure(unit.code().value(), period, "1.4", -1, total, source, unit.name(), null);
    }

    /** Cases of the province in a month, between two days. */
    private double cases(YearMonth month, LocalDate from, LocalDate to) {
        long cases = 0;
        for (LocalDate one = month.atDay(1); !one.isAfter(month.atEndOfMonth()); one = one.plusDays(1)) {
            if (!one.isBefore(from) && !one.isAfter(to)) cases += demand.casesOn(one);
        }
        return cases;
    }

    /** What an office reports: mostly a little less than it received; where there is disorder sometimes more. */
    private long reported(Office office, YearMonth month, double cases) {
        Dice dice = Dice.of(
                seed, "report", office.unit().code().value().hashCode(), month.getYear(), month.getMonthValue());
        double poor = 1 - office.character().on(month.atDay(15)).discipline();
        double expected = cases * offices.share(office);
        return Math.max(1, Math.round(expected * (dice.between(0.9, 0.98) + 0.1 * poor * dice.unit())));
    }
}
