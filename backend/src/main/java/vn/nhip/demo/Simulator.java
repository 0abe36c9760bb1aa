package vn.nhip.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;

/**
 * The simulated province: what its one-stop system sends, for any span of time, the same for the same seed. A case exists
 * in full from the moment it is filed, so history and live are two views of one story: what history left open goes on in
 * live.
 *
 * <p>Not for several threads at once: each iterator belongs to one.
 */
public final class Simulator {
    private static final int EVENTS_PER_100_CASES = 118;

    private final DemoProvince province;
    private final CaseMaker maker;
    private final Figures figures;

    public Simulator(DemoProvince province, long seed) {
        this.province = province;
        this.maker = new CaseMaker(province, seed);
        this.figures = new Figures(seed, province.units().province().code().value(), maker.offices());
    }

    /**
     * The fast way to a filled board: every case of which something was delivered in [from, to), once, as it was known at
     * {@code to} (with the few earlier steps that a snapshot does not show); its ratings and petitions; and the given figures. Days are made one at a time.
     */
    public Iterator<SimulatedEvent> history(Instant from, Instant to) {
        return new HistoryEvents(maker, figures, writer(), from.getEpochSecond(), to.getEpochSecond());
    }

    /** Everything that is delivered at {@code from} or later, in the order of delivery; it never ends. */
    public LiveEvents live(Instant from) {
        return new LiveEvents(maker, figures, writer(), from.getEpochSecond());
    }

    /** How many cases are filed on a day. */
    public int casesOn(LocalDate day) {
        return maker.casesOn(day);
    }

    /** About how many events a history has. */
    long expected(Instant from, Instant to) {
        long cases = 0;
        LocalDate last = maker.hours().dayOf(to.getEpochSecond());
        for (LocalDate day = maker.hours().dayOf(from.getEpochSecond()); !day.isAfter(last); day = day.plusDays(1)) {
            cases += maker.casesOn(day);
        }
        return cases * EVENTS_PER_100_CASES / 100;
    }

    CaseMaker maker() {
        return maker;
    }

    private EventWriter writer() {
        return new EventWriter(province.days().zone());
    }
}
