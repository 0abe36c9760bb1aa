package vn.nhip.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A span of the past, one snapshot a case. */
final class HistoryEvents implements Iterator<SimulatedEvent> {
    private static final int RECEIVED = 2;
    private static final int REFUSED = 3;
    private static final int PAYMENT_REQUESTED = 6;
    private static final int WITHDRAWN = 7;

    private final CaseMaker maker;
    private final EventWriter writer;
    private final long from;
    private final long to;
    private final Deque<SimulatedEvent> ready = new ArrayDeque<>();
    private LocalDate day;
    private final LocalDate lastDay;
    private int ordinal;
    private int casesToday;

    HistoryEvents(CaseMaker maker, Figures figures, EventWriter writer, long from, long to) {
        this.maker = maker;
        this.writer = writer;
        this.from = from;
        this.to = to;
        OfficeHours hours = maker.hours();
        this.lastDay = hours.dayOf(to - 1);
        this.day = hours.dayOf(from - LiveEvents.LONGEST_STORY);
        this.casesToday = maker.casesOn(day);
        figures(figures, hours.dayOf(from));
    }

    /** The last figures of each month that has passed, and the newest of this one. */
    private void figures(Figures figures, LocalDate first) {
        for (YearMonth month = YearMonth.from(first);
                !month.isAfter(YearMonth.from(lastDay));
                month = month.plusMonths(1)) {
            LocalDate at = month.atEndOfMonth().isBefore(lastDay) ? month.atEndOfMonth() : lastDay;
            long second = Math.min(to - 1, maker.hours().startOf(at) + LiveEvents.FIGURES_AT);
            for (GivenFigure figure : figures.on(at)) ready.add(writer.figure(figure, second, second));
        }
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !day.isAfter(lastDay)) nextCase();
        return !ready.isEmpty();
    }

    @Override
    public SimulatedEvent next() {
        if (!hasNext()) throw new NoSuchElementException();
        return ready.poll();
    }

    private void nextCase() {
        if (ordinal >= casesToday) {
            day = day.plusDays(1);
            ordinal = 0;
            casesToday = maker.casesOn(day);
            return;
        }
        tell(maker.make(day, ordinal++));
    }

    private void tell(CaseLife life) {
        if (within(life.brokenAt)) ready.add(writer.broken(life, life.brokenAt));
        int known = life.knownAt(to);
        if (known < 0) return;
        boolean news = false;
        for (CaseLife.Step step : life.steps) news |= within(step.deliverAt());
        if (news) {
            for (int step = 0; step <= known; step++) if (isHidden(life, step, known)) addStep(life, step);
            ready.add(writer.snapshot(life, known, life.steps.get(known).deliverAt()));
        }
        long rated = LiveEvents.delivered(life.rating.at());
        if (within(rated)) ready.add(writer.rating(life, rated));
        long complained = LiveEvents.delivered(life.complaint.at());
        if (within(complained)) ready.add(writer.petition(life, false, complained));
        long handled = LiveEvents.delivered(life.complaint.handledAt());
        if (within(handled)) ready.add(writer.petition(life, true, handled));
    }

    /**
     * What the last snapshot does not show and counting needs: that a withdrawn or refused case had been received, and how
     * long a case waited for a payment.
     */
    private static boolean isHidden(CaseLife life, int step, int known) {
        int status = life.steps.get(step).status();
        int last = life.steps.get(known).status();
        if (status == RECEIVED) return last == REFUSED || last == WITHDRAWN;
        return status == PAYMENT_REQUESTED
                || (step > 0 && life.steps.get(step - 1).status() == PAYMENT_REQUESTED);
    }

    private void addStep(CaseLife life, int step) {
        ready.add(writer.progress(
                life, step, Math.min(to - 1, life.steps.get(step).deliverAt())));
    }

    private boolean within(long deliverAt) {
        return deliverAt >= from && deliverAt < to;
    }
}
