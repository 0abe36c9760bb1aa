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

    private static final long FIGURE_EVERY_MILLIS = 300;

    private final Story story;
    private final CaseMaker maker;
    private final EventWriter writer;
    private final long from;
    private final PriorityQueue<Delivery> queue =
            new PriorityQueue<>(Comparator.comparingLong(Delivery::at).thenComparingLong(Delivery::order));
    private LocalDate nextDay;
    private long nextDayAt;
    private long order;

    /** Something to be delivered, written only when its time has come. */
    private record Delivery(long at, long order, Supplier<SimulatedEvent> event) {}

    LiveEvents(Story story, long from) {
        this.story = story;
        this.maker = story.cases();
        this.writer = story.caseWriter();
        this.from = from;
        startWith(maker.hours().dayOf(from - LONGEST_STORY));
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
            planDay(nextDay);
            startWith(nextDay.plusDays(1));
        }
    }

    private void planDay(LocalDate day) {
        int cases = maker.casesOn(day);
        for (int ordinal = 0; ordinal < cases; ordinal++) plan(maker.make(day, ordinal));
        for (int i = 0; i < story.petitions().on(day); i++) {
            plan(story.petitions().make(day, i));
        }
        for (Announcement news : story.announcements().on(day)) plan(news);
        if (GivenFigures.areHandedIn(day)) planFigures(day);
    }

    private void plan(CaseLife life) {
        add(life.brokenAt, () -> writer.broken(life, life.brokenAt));
        for (int i = 0; i < life.steps.size(); i++) {
            int step = i;
            long at = life.steps.get(i).deliverAt();
            add(at, () -> news(life, step, at));
        }
        if (life.repeatedStep >= 0) add(life.repeatedAt, () -> news(life, life.repeatedStep, life.repeatedAt));
        add(life.acknowledgedAt, () -> writer.acknowledgement(life));
        long rated = Story.delivered(life.rating.at());
        add(rated, () -> writer.rating(life, rated));
        if (life.petition != null) plan(life.petition);
    }

    private SimulatedEvent news(CaseLife life, int step, long at) {
        return life.steps.get(step).snapshot() ? writer.snapshot(life, step, at) : writer.progress(life, step, at);
    }

    private void plan(PetitionLife life) {
        for (int i = 0; i < PetitionLife.moments(); i++) {
            int index = i;
            long at = Story.delivered(life.moment(i));
            add(at, () -> story.newsWriter().petition(life, index, at));
        }
    }

    private void plan(Announcement news) {
        for (int i = 0; i < Announcement.moments(); i++) {
            int index = i;
            long at = Story.delivered(news.moment(i));
            add(at, () -> story.newsWriter().procedure(news, index, at));
        }
    }

    private void planFigures(LocalDate day) {
        long start = story.figuresAt(day);
        if (start + 86_400 < from) return;
        List<GivenFigure> all = new ArrayList<>(story.figures().on(day));
        if (day.getDayOfYear() == 1) all.addAll(story.figures().ofYearBefore(day));
        for (int i = 0; i < all.size(); i++) {
            GivenFigure figure = all.get(i);
            long at = start + i * FIGURE_EVERY_MILLIS / 1000;
            add(at, () -> story.newsWriter().figure(figure, start, at));
        }
    }

    private void add(long at, Supplier<SimulatedEvent> event) {
        if (at >= from && at > 0) queue.add(new Delivery(at, order++, event));
    }
}
