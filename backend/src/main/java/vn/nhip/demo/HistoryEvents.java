package vn.nhip.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import vn.nhip.demo.CaseLife.Dirt;

/** A span of the past, one snapshot a case. */
final class HistoryEvents implements Iterator<SimulatedEvent> {
    private static final int RECEIVED = 2;
    private static final int REFUSED = 3;
    private static final int PAYMENT_REQUESTED = 6;
    private static final int WITHDRAWN = 7;

    private final Story story;
    private final CaseMaker maker;
    private final EventWriter writer;
    private final long from;
    private final long to;
    private final Deque<SimulatedEvent> ready = new ArrayDeque<>();
    private LocalDate day;
    private final LocalDate lastDay;
    private int ordinal;
    private int casesToday;

    HistoryEvents(Story story, long from, long to) {
        this.story = story;
        this.maker = story.cases();
        this.writer = story.caseWriter();
        this.from = from;
        this.to = to;
        OfficeHours hours = maker.hours();
        this.lastDay = hours.dayOf(to - 1);
        this.day = hours.dayOf(from - LiveEvents.LONGEST_STORY);
        this.casesToday = maker.casesOn(day);
        // What was announced before the story began; sent again after a gap, it is a duplicate.
        for (Announcement first : story.announcements().first()) announcement(first, true);
        figures(hours.dayOf(from));
    }

    /** The whole of last year, the last figures of each month that has passed, and the newest of this one. */
    private void figures(LocalDate first) {
        long newYear = maker.hours().startOf(LocalDate.of(first.getYear(), 1, 1));
        figures(story.figures().ofYearBefore(first), newYear);
        for (YearMonth month = YearMonth.from(first);
                !month.isAfter(YearMonth.from(lastDay));
                month = month.plusMonths(1)) {
            LocalDate at = month.atEndOfMonth().isBefore(lastDay) ? month.atEndOfMonth() : lastDay;
            figures(story.figures().on(at), Math.min(to - 1, story.figuresAt(at)));
        }
    }

    private void figures(List<GivenFigure> figures, long second) {
        for (GivenFigure figure : figures) ready.add(story.newsWriter().figure(figure, second, second));
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
        if (ordinal < casesToday) {
            tell(maker.make(day, ordinal++));
            return;
        }
        for (int i = 0; i < story.petitions().on(day); i++) {
            petition(story.petitions().make(day, i));
        }
        for (Announcement news : story.announcements().on(day)) announcement(news, false);
        day = day.plusDays(1);
        ordinal = 0;
        casesToday = maker.casesOn(day);
    }

    private void tell(CaseLife life) {
        if (within(life.brokenAt)) ready.add(writer.broken(life, life.brokenAt));
        int known = life.knownAt(to);
        if (known < 0) return;
        boolean news = false;
        for (CaseLife.Step step : life.steps) news |= within(step.deliverAt());
        if (news) {
            for (int step = 0; step < known; step++) before(life, step, known);
            if (isHidden(life, known, known)) addStep(life, known);
            ready.add(writer.snapshot(life, known, life.steps.get(known).deliverAt()));
        }
        boolean shown = news && life.tellsAcknowledgement(known);
        if (!shown && within(life.acknowledgedAt)) ready.add(writer.acknowledgement(life));
        long rated = Story.delivered(life.rating.at());
        if (within(rated)) ready.add(writer.rating(life, rated));
        if (life.petition != null) petition(life.petition);
    }

    /** An earlier step, where the last snapshot does not show all. */
    private void before(CaseLife life, int step, int known) {
        if (isHidden(life, step, known)) addStep(life, step);
        // That a reception was moved is seen only beside what was said at first.
        boolean moved = life.dirt == Dirt.RECEPTION_MOVED && life.receivedAt(known) != life.receivedAt;
        if (moved && life.steps.get(step).status() == RECEIVED) {
            ready.add(writer.snapshot(life, step, life.steps.get(step).deliverAt()));
        }
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

    /** As known at the end, if there was news of it. */
    private void petition(PetitionLife life) {
        int newest = -1;
        for (int i = 0; i < PetitionLife.moments(); i++) {
            if (within(Story.delivered(life.moment(i)))) newest = i;
        }
        if (newest < 0) return;
        ready.add(story.newsWriter().petition(life, newest, Story.delivered(life.moment(newest))));
    }

    /** Each news of it, for what was public when is counted too. */
    private void announcement(Announcement news, boolean always) {
        for (int i = 0; i < Announcement.moments(); i++) {
            long at = Story.delivered(news.moment(i));
            boolean told = always ? at > 0 && at < to : within(at);
            if (told) ready.add(story.newsWriter().procedure(news, i, at));
        }
    }

    private boolean within(long deliverAt) {
        return deliverAt >= from && deliverAt < to;
    }
}
