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

    private final Story story;

    /** Of a province whose story has no beginning. */
    public Simulator(DemoProvince province, long seed) {
        this(province, seed, LocalDate.MIN);
    }

    /** @param begins the first day that is told of; the yearly and quarterly reports count from then on */
    public Simulator(DemoProvince province, long seed, LocalDate begins) {
        this.story = Story.of(province, seed, begins);
    }

    /**
     * The fast way to a filled board: every case of which something was delivered in [from, to), once, as it was known at
     * {@code to} (with the few earlier steps that a snapshot does not show); its ratings; petitions, each as known then; all
     * that was announced; and the given figures. Days are made one at a time.
     */
    public Iterator<SimulatedEvent> history(Instant from, Instant to) {
        return new HistoryEvents(story, from.getEpochSecond(), to.getEpochSecond());
    }

    /** Everything that is delivered at {@code from} or later, in the order of delivery; it never ends. */
    public LiveEvents live(Instant from) {
        return new LiveEvents(story, from.getEpochSecond());
    }

    /** How many cases are filed on a day. */
    public int casesOn(LocalDate day) {
        return story.cases().casesOn(day);
    }

    /** About how many events a history has. */
    long expected(Instant from, Instant to) {
        long cases = 0;
        LocalDate last = story.cases().hours().dayOf(to.getEpochSecond());
        for (LocalDate day = story.cases().hours().dayOf(from.getEpochSecond());
                !day.isAfter(last);
                day = day.plusDays(1)) {
            cases += story.cases().casesOn(day);
        }
        return cases * EVENTS_PER_100_CASES / 100;
    }

    CaseMaker maker() {
        return story.cases();
    }

    Story story() {
        return story;
    }
}
