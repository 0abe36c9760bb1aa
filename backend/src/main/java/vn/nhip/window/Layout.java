package vn.nhip.window;

import java.time.ZoneId;
import vn.nhip.core.unit.Units;

/** Where the counts lie while one tree of units is in force, and who writes and reads them there. */
record Layout(Tree tree, RedisKeys keys, WindowWriter writer, WindowReader reader, DayStart dayStart, SumsReader sums) {
    /** @param ledger its identity */
    static Layout of(RedisClient commands, String ledger, Units units, ZoneId zone, MeasureIndex index) {
        Tree tree = new Tree(units);
        RedisKeys keys = new RedisKeys(ledger, units, zone, index.all);
        WindowReader reader = new WindowReader(commands, keys, index, tree, new PulseReader(keys, zone));
        return new Layout(
                tree,
                keys,
                new WindowWriter(commands, tree, keys, index, zone),
                reader,
                new DayStart(commands, keys, tree, reader),
                new SumsReader(commands, keys, reader));
    }
}
