package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.nhip.testing.Histories.UNITS;
import static vn.nhip.testing.Histories.ZONE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.testing.Histories;

/** What was read at many positions, to be asked for again when the ledger is far beyond them. */
final class Memory {
    private final WindowRig rig;
    private final List<Kept> all = new ArrayList<>();

    private record Kept(
            Period period,
            long position,
            Map<UnitCode, UnitCounts> counts,
            Map<String, WindowSnapshot.Figure> figures) {}

    Memory(WindowRig rig) {
        this.rig = rig;
    }

    /** Of a position of today: what time alone does to later days is not kept with a position. */
    void keep(WindowSnapshot whole, Period closed) {
        if (!whole.asOf().atZone(ZONE).toLocalDate().equals(whole.today())) return;
        List<UnitCode> units = UNITS.all().stream().map(Unit::code).toList();
        for (Period period : Period.openOn(whole.today())) {
            all.add(new Kept(period, whole.position(), whole.counts().get(period.id()), whole.figures()));
        }
        Map<UnitCode, UnitCounts> counts = rig.loop.await(() -> rig.window.readClosed(closed, units));
        all.add(new Kept(closed, whole.position(), counts, whole.figures()));
    }

    void compareOne(Histories any) {
        if (!all.isEmpty()) compare(any.oneOf(all).position);
    }

    void compareAll() {
        all.stream().map(Kept::position).distinct().forEach(this::compare);
    }

    private void compare(long position) {
        List<Kept> kept = all.stream().filter(one -> one.position == position).toList();
        List<Period> periods = kept.stream().map(Kept::period).toList();
        Map<Period, RedisWindow.Earlier> read = rig.loop.await(() -> rig.window.readAt(periods, position));
        for (Kept one : kept) {
            RedisWindow.Earlier earlier = read.get(one.period);
            String what = one.period.id() + " at position " + position;
            assertEquals(position, earlier.position());
            assertEquals(one.figures, earlier.figures(), what);
            for (Unit unit : UNITS.all()) {
                UnitCode code = unit.code();
                assertEquals(one.counts.get(code), earlier.counts().get(code), () -> what + " of " + code);
            }
        }
    }
}
