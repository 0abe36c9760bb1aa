package vn.nhip.score;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.BiPredicate;
import vn.nhip.core.count.Mark;
import vn.nhip.ledger.Change;

/**
 * Which marks of later positions are counted beside what stood at an earlier one: those of days before a day, which were so
 * already and became known only later.
 *
 * @param before the day
 * @param upTo the last position that is looked at
 * @param relisted only what corrected lists, calendars and rules did
 */
record Since(LocalDate before, long upTo, boolean relisted, ZoneId zone) implements BiPredicate<Change, Mark> {
    @Override
    public boolean test(Change change, Mark mark) {
        if (change.position() > upTo || (relisted && !change.relisted())) return false;
        return Moved.cameToBe(mark, zone).isBefore(before);
    }
}
