package vn.nhip.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.nhip.core.calendar.Period;

/**
 * The figures that are given from outside (1.1 to 1.4, 3.1, 4.6, 5.2, 5.3), handed in on Mondays and on the first of each
 * month for the month, the quarter and the year that are open. Invented, like everything else here.
 */
final class Figures {
    private static final List<String> TRANSPARENCY = List.of("1.1", "1.2", "1.3");

    private final long seed;
    private final String province;
    private final Offices offices;

    Figures(long seed, String province, Offices offices) {
        this.seed = seed;
        this.province = province;
        this.offices = offices;
    }

    static boolean areHandedIn(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.MONDAY || day.getDayOfMonth() == 1;
    }

    /** What is known on a day about the periods that it lies in. */
    List<GivenFigure> on(LocalDate day) {
        List<GivenFigure> figures = new ArrayList<>();
        for (Period period : Period.calendarPeriodsOf(day)) figures.addAll(of(period, day));
        return figures;
    }

    /** Months are added up, so that a quarter and a year agree with them. */
    private List<GivenFigure> of(Period period, LocalDate day) {
        Map<String, GivenFigure> sums = new LinkedHashMap<>();
        for (YearMonth month = YearMonth.from(period.first());
                !month.isAfter(YearMonth.from(day));
                month = month.plusMonths(1)) {
            for (GivenFigure figure : ofMonth(month, day, period.id())) {
                sums.merge(figure.unit() + figure.component(), figure, Figures::sum);
            }
        }
        return List.copyOf(sums.values());
    }

    /** 3.1 and 4.6 describe a state, so the newest month stands; the others are flows. */
    private static GivenFigure sum(GivenFigure before, GivenFigure month) {
        if (month.component().equals("3.1") || month.component().equals("4.6")) return month;
        return new GivenFigure(
                month.unit(),
                month.period(),
                month.component(),
                before.met() + month.met(),
                before.total() + month.total());
    }

    private List<GivenFigure> ofMonth(YearMonth month, LocalDate day, String period) {
        double passed = month.equals(YearMonth.from(day)) ? (double) day.getDayOfMonth() / month.lengthOfMonth() : 1;
        List<GivenFigure> figures = new ArrayList<>();
        Dice dice = Dice.of(seed, "figures", month.getYear(), month.getMonthValue());
        for (String component : TRANSPARENCY) {
            long total = Math.max(1, Math.round(dice.whole(12, 40) * passed));
            figures.add(new GivenFigure(province, period, component, Math.round(total * dice.between(0.9, 1)), total));
        }
        long listed = 1900;
        figures.add(new GivenFigure(province, period, "3.1", Math.round(listed * dice.between(0.72, 0.8)), listed));
        List<Office> all = offices.all();
        figures.add(new GivenFigure(province, period, "4.6", communes(all), communes(all)));
        long[] sums = new long[6];
        for (Office office : all) ofOffice(office, month, passed, period, figures, sums);
        figures.add(new GivenFigure(province, period, "1.4", sums[0], sums[1]));
        figures.add(new GivenFigure(province, period, "5.2", sums[2], sums[3]));
        figures.add(new GivenFigure(province, period, "5.3", sums[4], sums[5]));
        return figures;
    }

    private static long communes(List<Office> all) {
        return all.stream()
                .filter(office -> office.unit().kind().equals(DemoProvince.COMMUNE))
                .count();
    }

    /** @param sums of met and total of 1.4, 5.2 and 5.3, for the province */
    private void ofOffice(
            Office office, YearMonth month, double passed, String period, List<GivenFigure> figures, long[] sums) {
        String unit = office.unit().code().value();
        Dice dice = Dice.of(seed, "unit figures", unit.hashCode(), month.getYear(), month.getMonthValue());
        double discipline = office.character().on(month.atDay(15)).discipline();
        long reported = Math.max(1, Math.round(dice.between(200, 500) * passed));
        add(figures, sums, 0, unit, period, "1.4", Math.round(reported * (0.78 + 0.22 * discipline)), reported);
        figures.add(new GivenFigure(unit, period, "4.6", 1, 1));
        long petitions = Math.round(dice.waiting(4, 20) * passed);
        if (petitions == 0) return;
        long inTime = petitions - hits(petitions, 0.5 * (1 - discipline), dice);
        add(figures, sums, 2, unit, period, "5.2", inTime, petitions);
        add(
                figures,
                sums,
                4,
                unit,
                period,
                "5.3",
                petitions - hits(petitions, 0.4 * (1 - discipline), dice),
                petitions);
    }

    private static long hits(long tries, double probability, Dice dice) {
        long hits = 0;
        for (long i = 0; i < tries; i++) if (dice.chance(probability)) hits++;
        return hits;
    }

    private static void add(
            List<GivenFigure> figures,
            long[] sums,
            int at,
            String unit,
            String period,
            String component,
            long met,
            long total) {
        figures.add(new GivenFigure(unit, period, component, met, total));
        sums[at] += met;
        sums[at + 1] += total;
    }
}
