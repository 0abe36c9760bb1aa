package vn.nhip.demo;

import java.time.ZoneId;
import vn.nhip.demo.CaseLife.Dirt;
import vn.nhip.demo.CaseLife.Round;
import vn.nhip.demo.CaseLife.Step;
import vn.nhip.demo.SimulatedEvent.Kind;

/**
 * Writes what is sent about cases in the wire's form. An event's id depends only on the case and the step, so the same news
 * sent twice is a duplicate, also after a restart.
 */
final class EventWriter {
    private final EventText event;

    EventWriter(ZoneId zone) {
        this.event = new EventText(zone);
    }

    /** The case as it stood after a step. */
    SimulatedEvent snapshot(CaseLife life, int upTo, long deliverAt) {
        Step step = life.steps.get(upTo);
        event.open("s-" + life.number + "-" + upTo, "case.v1", step.at());
        if (life.dirt == Dirt.RESULT_IS_SUBMISSION && step.status() >= 9) {
            PortalRow.write(event, life, upTo);
            return event.closed(Kind.CASE, deliverAt);
        }
        event.first("case", life.number);
        event.text("unit", life.office.unit().code().value());
        boolean unknown = life.dirt == Dirt.UNKNOWN_PROCEDURE;
        event.text("procedure", unknown ? "9.999999" : life.procedure.code().value());
        event.number("status", step.status());
        event.number("channel", life.channel);
        dates(life, upTo);
        if (life.fee >= 0) event.raw(",\"fees\":[" + life.fee + ']');
        if (life.payment > 0 && upTo >= life.paidAtStep) event.number("payment", life.payment);
        facts(life, upTo);
        rounds(life, upTo);
        return event.closed(Kind.CASE, deliverAt);
    }

    private void dates(CaseLife life, int upTo) {
        event.time("submittedAt", life.filedAt);
        boolean received = life.reached(2, upTo) > 0;
        if (received) {
            event.time("receivedAt", life.receivedAt(upTo));
            if (life.dirt != Dirt.NO_DUE_DATE && life.dirt != Dirt.ZERO_LENGTH) due(life, upTo);
        }
        long refused = life.reached(3, upTo);
        if (refused > 0) event.time("refusedAt", refused);
        long ended = life.endedAt(upTo);
        if (ended > 0) event.time("finishedAt", life.dirt == Dirt.END_BEFORE_START ? life.filedAt - 3600 : ended);
        long returned = life.reached(10, upTo);
        if (returned > 0) event.time("returnedAt", returned);
    }

    private void due(CaseLife life, int upTo) {
        if (life.dueIsADay) {
            event.dayOf("dueAt", life.dueAt(upTo));
        } else {
            event.time("dueAt", life.dueAt(upTo));
        }
    }

    private void facts(CaseLife life, int upTo) {
        boolean ended = life.reached(9, upTo) > 0;
        boolean corrected = life.isCorrected(upTo);
        if (ended && (life.facts().electronicResult() || corrected)) event.flag("electronicResult", true);
        if (life.facts().digitised() || corrected) event.flag("digitised", true);
        if (life.facts().reused()) event.flag("reused", true);
        if (life.facts().personalStore()) event.flag("personalStore", true);
        if (life.facts().populationData()) event.flag("populationData", true);
        boolean acknowledged = life.tellsAcknowledgement(upTo);
        event.flag("synchronised", acknowledged);
        if (acknowledged) event.time("synchronisedAt", life.acknowledgedAt);
    }

    private void rounds(CaseLife life, int upTo) {
        boolean some = false;
        for (Round round : life.rounds) {
            if (round.asked() > upTo) continue;
            event.raw(some ? ",{" : ",\"supplements\":[{");
            some = true;
            event.firstTime("requestedAt", life.steps.get(round.asked()).at());
            if (round.answered() >= 0 && round.answered() <= upTo) {
                event.time("completedAt", life.steps.get(round.answered()).at());
                if (round.dueAfter() > 0) {
                    event.time("dueBefore", round.dueBefore());
                    event.time("dueAfter", round.dueAfter());
                }
            }
            event.raw("}");
        }
        if (some) event.raw("]");
    }

    /** With the officer's name, as real senders do: the door drops it, or makes a keyed hash of it. */
    SimulatedEvent progress(CaseLife life, int index, long deliverAt) {
        Step step = life.steps.get(index);
        event.open("p-" + life.number + "-" + index, "case.progress.v1", step.at());
        event.first("case", life.number);
        event.text("unit", life.office.unit().code().value());
        event.number("status", step.status());
        event.time("at", step.at());
        event.text("officer", Officers.of(life));
        return event.closed(Kind.PROGRESS, deliverAt);
    }

    /** The portal's answer, handed on. */
    SimulatedEvent acknowledgement(CaseLife life) {
        event.open("k-" + life.number, "case.synchronised.v1", life.acknowledgedAt);
        event.first("case", life.number);
        event.time("at", life.acknowledgedAt);
        return event.closed(Kind.ACKNOWLEDGEMENT, life.acknowledgedAt);
    }

    SimulatedEvent rating(CaseLife life, long deliverAt) {
        event.open("r-" + life.number, "case.rated.v1", life.rating.at());
        event.first("case", life.number);
        event.flag("liked", life.rating.liked());
        return event.closed(Kind.RATING, deliverAt);
    }

    /** A row that no door can count, of one of three kinds. */
    SimulatedEvent broken(CaseLife life, long deliverAt) {
        int kind = Math.floorMod(life.number.hashCode(), 3);
        event.open("x-" + life.number, "case.v1", deliverAt);
        if (kind == 0) {
            event.first("unit", life.office.unit().code().value());
        } else {
            event.first("case", life.number + "-X");
            event.text(
                    "unit", kind == 1 ? "H48.99999" : life.office.unit().code().value());
        }
        event.number("status", kind == 2 ? 12 : 2);
        event.time("receivedAt", deliverAt);
        return event.closed(Kind.BROKEN, deliverAt);
    }
}
