package vn.nhip.demo;

import java.time.LocalDate;
import vn.nhip.demo.CaseLife.Dirt;
import vn.nhip.demo.CaseLife.Round;
import vn.nhip.demo.CaseLife.Step;

/** What happens to one case between filing and the handing over of its result; writes the steps of its life. */
final class Handling {
    /** No case is followed for longer; the simulator counts on it when it looks for open ones. */
    static final long LONGEST_LIFE = 110 * 86_400L;

    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final long DAY = 86_400;
    private static final double BY_MACHINE = 0.4;
    /** Of all cases that end: some a day in the whole province. */
    private static final double LATE_CORRECTIONS = 0.006;

    private final CaseLife life;
    private final UnitCharacter character;
    private final Dice dice;
    private final OfficeHours hours;

    Handling(CaseLife life, UnitCharacter character, Dice dice, OfficeHours hours) {
        this.life = life;
        this.character = character;
        this.dice = dice;
        this.hours = hours;
    }

    void run(long limit) {
        double fate = dice.unit();
        if (life.channel == 2) step(1, life.filedAt, true);
        if (life.channel == 2 && fate < 0.018) {
            step(3, life.receivedAt, true);
            return;
        }
        step(2, life.receivedAt, true);
        long work = workSeconds(limit);
        if (isToldWrongly(work)) return;
        if (fate < 0.024) {
            endEarly(3, work);
        } else if (fate < 0.030) {
            endEarly(7, work);
        } else if (fate < 0.034) {
            endEarly(8, work);
        } else {
            handle(limit, work);
        }
    }

    /** The course that some senders' faults give a case. */
    private boolean isToldWrongly(long work) {
        switch (life.dirt) {
            case ZERO_LENGTH -> step(9, life.receivedAt + 20, true);
            case WAIT_SHOWN_AS_END -> {
                boolean told = step(9, after(hours.after(life.receivedAt, work / 3)), true);
                if (told) life.rounds.add(new Round(life.steps.size() - 1, -1, 0, 0));
            }
            case DUE_MOVED_LATE -> putOffTooLate();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The deadline has passed; then papers are asked for, and with them comes a new one. */
    private void putOffTooLate() {
        startWork(life.dueAt);
        long asked = after(hours.after(life.dueAt, dice.whole(2, 12) * HOUR));
        long answered = asked + (long) dice.waiting(DAY, 5 * DAY) + 2 * HOUR;
        if (!step(5, asked, true)) return;
        int askedStep = life.steps.size() - 1;
        if (!step(4, answered, true)) return;
        life.movedDueAt = hours.closingAfter(answered, 3);
        life.dueMovedAtStep = life.steps.size() - 1;
        life.rounds.add(new Round(askedStep, life.dueMovedAtStep, life.dueAt, life.movedDueAt));
        finish(hours.after(answered, dice.whole(2, 18) * HOUR));
    }

    /** Office time that the handling takes: nearly always within the limit. */
    private long workSeconds(long limit) {
        if (dice.chance(lateness(1 - character.discipline()))) {
            return limit + (long) dice.waiting(2.5 * OfficeHours.DAY, 20 * OfficeHours.DAY) + HOUR;
        }
        double mode = 0.75 - 0.5 * character.speed();
        double share = dice.around(0.02, mode, 0.97);
        return Math.max(10 * MINUTE, (long) (limit * share));
    }

    /** Most units are late now and then, a few often, and one or two do not cope at all. */
    private static double lateness(double poor) {
        return 0.002 + 0.13 * StrictMath.pow(poor, 4) + 0.4 * StrictMath.pow(poor, 16);
    }

    private void endEarly(int status, long work) {
        long at = hours.after(life.receivedAt, (long) (work * dice.between(0.1, 0.6)));
        startWork(at);
        step(status, Math.max(at, life.last().at() + MINUTE), true);
    }

    private void startWork(long before) {
        long at = hours.after(life.receivedAt, (long) dice.waiting(40 * MINUTE, 4 * HOUR));
        if (at < before) step(4, at, life.dirt == Dirt.END_BEFORE_START);
    }

    private void handle(long limit, long work) {
        if (life.automatic && life.facts().electronicResult() && life.dirt == Dirt.NONE && dice.chance(BY_MACHINE)) {
            answerByMachine();
            return;
        }
        long end = hours.after(life.receivedAt, work);
        startWork(end);
        if (life.fee > 0 && life.channel == 2 && dice.chance(0.08)) {
            end = hours.after(askForPayment(work), work);
        } else if (dice.chance(0.05 + 0.06 * (1 - character.speed()))) {
            long answered = askForPapers(work);
            if (answered == 0) return;
            end = hours.after(answered, (long) (work * dice.between(0.3, 0.7)));
        } else if (limit > 3 * OfficeHours.DAY && dice.chance(0.01)) {
            moveDueDate(work);
        }
        finish(end);
    }

    /** A certificate that a database answers needs no office hours. */
    private void answerByMachine() {
        step(4, after(life.receivedAt + MINUTE), false);
        step(9, after(life.last().at() + (long) dice.waiting(25 * MINUTE, 3 * HOUR)), true);
        step(10, life.last().at() + 2 * MINUTE, dice.chance(0.6));
    }

    private long askForPayment(long work) {
        long asked = after(hours.after(life.receivedAt, work / 10));
        step(6, asked, false);
        long paid = asked + (long) dice.waiting(10 * HOUR, 5 * DAY) + 10 * MINUTE;
        step(4, paid, false);
        life.paidAtStep = life.steps.size() - 1;
        return paid;
    }

    /** @return when the last papers came; 0 when they never did and the case was stopped */
    private long askForPapers(long work) {
        int rounds = dice.chance(0.08) ? 2 : 1;
        long answered = life.receivedAt;
        for (int round = 0; round < rounds; round++) {
            long asked = after(hours.after(answered, (long) (work * dice.between(0.1, 0.4))));
            step(5, asked, true);
            int askedStep = life.steps.size() - 1;
            if (dice.chance(0.05)) {
                life.rounds.add(new Round(askedStep, -1, 0, 0));
                step(8, hours.after(asked + 30 * DAY, HOUR), true);
                return 0;
            }
            answered = asked + (long) dice.waiting(3 * DAY, 25 * DAY) + 2 * HOUR;
            boolean moves = dice.chance(0.3);
            long moved = hours.after(life.dueAt + answered - asked, 0);
            step(4, answered, true);
            life.rounds.add(new Round(askedStep, life.steps.size() - 1, moves ? life.dueAt : 0, moves ? moved : 0));
            if (moves) {
                life.dueMovedAtStep = life.steps.size() - 1;
                life.movedDueAt = moved;
                break;
            }
        }
        return answered;
    }

    /** A deadline put off with an apology, or typed in wrong at first: the case is sent again. */
    private void moveDueDate(long work) {
        step(4, after(hours.after(life.receivedAt, work / 2)), true);
        life.dueMovedAtStep = life.steps.size() - 1;
        life.movedDueAt = hours.closingAfter(life.dueAt, (int) dice.whole(1, 4));
    }

    private void finish(long end) {
        step(9, after(end), true);
        long ready = life.last().at();
        if (dice.chance(0.04)) return;
        boolean soon = life.facts().electronicResult() && life.channel == 2;
        double mean = soon ? 20 * MINUTE : (1.3 - character.discipline()) * 10 * HOUR;
        step(
                10,
                Math.max(ready + 2 * MINUTE, hours.after(ready, (long) dice.waiting(mean, 4 * OfficeHours.DAY))),
                dice.chance(0.6));
        if (life.dirt == Dirt.RECEPTION_MOVED) life.movedReceivedAt = (life.receivedAt + firstAfterReception()) / 2;
        if (!life.facts().electronicResult() && dice.chance(0.02)) {
            correct(life.last().at() + (long) dice.waiting(DAY, 3 * DAY) + HOUR);
        } else if (dice.chance(LATE_CORRECTIONS)) {
            correctNextMonth(ready);
        }
    }

    private long firstAfterReception() {
        for (Step step : life.steps) if (step.at() > life.receivedAt) return step.at();
        return life.last().at();
    }

    /** Someone looks through the month that has just closed, and mends what was forgotten or mistyped. */
    private void correctNextMonth(long ready) {
        LocalDate first = hours.dayOf(ready).withDayOfMonth(1).plusMonths(1);
        long begins = Math.max(hours.startOf(first), life.last().at());
        boolean late = ready > life.dueAt && life.rounds.isEmpty() && life.dueMovedAtStep < 0;
        if (!late && life.facts().electronicResult() && life.facts().digitised()) return;
        boolean told = correct(hours.after(begins, (long) dice.waiting(3 * OfficeHours.DAY, 20 * OfficeHours.DAY)));
        if (told && late && dice.chance(0.5)) life.correctedEndAt = Math.max(life.receivedAt + HOUR, life.dueAt - HOUR);
    }

    /** @return as {@link #step} */
    private boolean correct(long at) {
        boolean told = step(10, at, true);
        if (told) life.correctedAtStep = life.steps.size() - 1;
        return told;
    }

    private long after(long moment) {
        return Math.max(moment, life.last().at() + MINUTE);
    }

    /**
     * Delivered within a minute and a half, mostly; some hours late now and then.
     *
     * @return whether it was told: a story that is too long by then ends before
     */
    private boolean step(int status, long at, boolean snapshot) {
        if (at - life.filedAt > LONGEST_LIFE) return false;
        boolean late = dice.chance(0.012 + 0.02 * (1 - character.discipline()));
        long delay = late ? 10 * MINUTE + (long) dice.waiting(2 * HOUR, 20 * HOUR) : dice.whole(3, 90);
        return life.steps.add(new Step(status, at, at + delay, snapshot));
    }
}
