package vn.nhip.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** What is delivered from a moment on, in order. Keeps only what is still to be delivered of the days that were made. */
public final class LiveEvents implements Iterator<SimulatedEvent> {
    /** From filing to the last delivery: the longest handling, then a late petition and its answer. */
    static final long LONGEST_STORY = Handling.LONGEST_LIFE + 30 * 86_400L;

    /** Figures are handed in before the offices open. */
    static final long FIGURES_AT = 19_800;

    private static final long FIGURE_EVERY_MILLIS = 300;

    private final CaseMaker maker;
    private final Figures figures;
    private final EventWriter writer;
    private final long from;
    private final PriorityQueue<Delivery> queue =
            new PriorityQueue<>(Comparator.comparingLong(Delivery::at).thenComparingLong(Delivery::order));
    private LocalDate nextDay;
    private long nextDayAt;
    private long order;

    /** Something to be delivered, written only when its time has come. */
    private record Delivery(long at, long order, Supplier<SimulatedEvent> event) {}

    LiveEvents(CaseMaker maker, Figures figures, EventWriter writer, long from) {
        this.maker = maker;
        this.figures = figures;
        this.writer = writer;
        this.from = from;
        startWith(maker.hours().dayOf(from - LONGEST_STORY));
    }

    /** A feed passes a rating or a petition on after half a minute. */
    static long delivered(long at) {
        return at == 0 ? 0 : at + 30;
    }

    private void startWith(LocalDate day) {
        nextDay = day;
        nextDayAt = maker.hours().startOf(day);
    }

    /** When the next event is due. */
    public Instant nextAt() {
        fill();
        return Instant.ofEpochSecond(queue.element().at());
    }

    /** Always true: the province never closes. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public SimulatedEvent next() {
        fill();
        return queue.remove().event().get();
    }

    /** Nothing of a day is delivered before that day begins, so the queue's head is right once the next day is later. */
    private void fill() {
        while (queue.isEmpty() || queue.element().at() >= nextDayAt) {
            int cases = maker.casesOn(nextDay);
            for (int ordinal = 0; ordinal < cases; ordinal++) plan(maker.make(nextDay, ordinal));
            if (Figures.areHandedIn(nextDay)) planFigures(nextDay);
            startWith(nextDay.plusDays(1));
        }
    }

    private void plan(CaseLife life) {
        add(life.brokenAt, () -> writer.broken(life, life.brokenAt));
        for (int i = 0; i < life.steps.size(); i++) {
            int step = i;
            long at = life.steps.get(i).deliverAt();
            add(at, () -> news(life, step, at));
        }
        if (life.repeatedStep >= 0) add(life.repeatedAt, () -> news(life, life.repeatedStep, life.repeatedAt));
        long rated = delivered(life.rating.at());
        add(rated, () -> writer.rating(life, rated));
        long complained = delivered(life.complaint.at());
        add(complained, () -> writer.petition(life, false, complained));
        long handled = delivered(life.complaint.handledAt());
        add(handled, () -> writer.petition(life, true, handled));
    }

    private SimulatedEvent news(CaseLife life, int step, long at) {
        return life.steps.get(step).snapshot() ? writer.snapshot(life, step, at) : writer.progress(life, step, at);
    }

    private void planFigures(LocalDate day) {
        long start = maker.hours().startOf(day) + FIGURES_AT;
        if (start + 86_400 < from) return;
        List<GivenFigure> all = new ArrayList<>(figures.on(day));
        for (int i = 0; i < all.size(); i++) {
            GivenFigure figure = all.get(i);
            long at = start + i * FIGURE_EVERY_MILLIS / 1000;
            add(at, () -> writer.figure(figure, start, at));
        }
    }

    private void add(long at, Supplier<SimulatedEvent> event) {
        if (at >= from) queue.add(new Delivery(at, order++, event));
    }
}
