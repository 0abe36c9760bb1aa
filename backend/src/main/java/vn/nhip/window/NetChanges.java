package vn.nhip.window;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.nhip.core.calendar.Period;

/**
 * In which sums the net changes of the stocks are kept, so that the stock at the end of any calendar period is a sum of a
 * few of them: by month; and by week, for a week ends within a month, those of its days that lie in the month of its last
 * one. The days before these are in the months before.
 */
final class NetChanges {
    private NetChanges() {}

    /** The ids of the sums that take the net change of a day. */
    static List<String> of(LocalDate day) {
        String month = YearMonth.from(day).toString();
        Period week = Period.weekOf(day);
        return isOfMonth(week, YearMonth.from(day)) ? List.of(month, week.id()) : List.of(month);
    }

    /**
     * The ids of the sums whose net changes together are the stock at the end of a period.
     *
     * @param months in which any mark lies
     */
    static List<String> upTo(Period period, Set<String> months) {
        YearMonth last = YearMonth.from(period.end().minusDays(1));
        boolean week = period.kind() == Period.Kind.WEEK;
        List<String> ids = new ArrayList<>();
        for (String month : months) {
            int order = month.compareTo(last.toString());
            if (order < 0 || (order == 0 && !week)) ids.add(month);
        }
        for (Period one = period; week && isOfMonth(one, last); one = one.before()) ids.add(one.id());
        return ids;
    }

    /** Whether a week's last day lies in a month. */
    private static boolean isOfMonth(Period week, YearMonth month) {
        return YearMonth.from(week.end().minusDays(1)).equals(month);
    }
}
