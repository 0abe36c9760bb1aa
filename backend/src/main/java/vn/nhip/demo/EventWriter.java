package vn.nhip.demo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import vn.nhip.demo.CaseLife.Dirt;
import vn.nhip.demo.CaseLife.Round;
import vn.nhip.demo.CaseLife.Step;
import vn.nhip.demo.SimulatedEvent.Kind;

/**
 * Writes events in the wire's form. By hand, since nothing here needs escaping and a year is two million events. An event's
 * id depends only on the case and the step, so the same news sent twice is a duplicate, also after a restart.
 */
final class EventWriter {
    private static final String OPENING = "{\"specversion\":\"1.0\",\"id\":\"";
    private static final String SOURCE = "\",\"source\":\"/demo/one-stop\",\"type\":\"vn.nhip.";

    private final ZoneId zone;
    private final StringBuilder json = new StringBuilder(1024);

    EventWriter(ZoneId zone) {
        this.zone = zone;
    }

    /** The case as it stood after a step. */
    SimulatedEvent snapshot(CaseLife life, int upTo, long deliverAt) {
        Step step = life.steps.get(upTo);
        open("s-" + life.number + "-" + upTo, "case.v1", step.at());
        text("case", life.number, true);
        text("unit", life.office.unit().code().value(), false);
        boolean unknown = life.dirt == Dirt.UNKNOWN_PROCEDURE;
        text("procedure", unknown ? "9.999999" : life.procedure.code().value(), false);
        number("status", step.status());
        number("channel", life.channel);
        dates(life, upTo);
        if (life.fee >= 0) json.append(",\"fees\":[").append(life.fee).append(']');
        if (life.payment > 0 && upTo >= life.paidAtStep) number("payment", life.payment);
        facts(life, upTo);
        rounds(life, upTo);
        return closed(Kind.CASE, deliverAt);
    }

    private void dates(CaseLife life, int upTo) {
        time("submittedAt", life.filedAt);
        boolean received = life.reached(2, upTo) > 0;
        if (received) {
            time("receivedAt", life.receivedAt);
            if (life.dirt != Dirt.NO_DUE_DATE) due(life, upTo);
        }
        long refused = life.reached(3, upTo);
        if (refused > 0) time("refusedAt", refused);
        long ended = life.reached(9, upTo);
        for (int status = 7; status <= 8 && ended == 0; status++) ended = life.reached(status, upTo);
        if (ended > 0) time("finishedAt", life.dirt == Dirt.END_BEFORE_START ? life.filedAt - 3600 : ended);
        long returned = life.reached(10, upTo);
        if (returned > 0) time("returnedAt", returned);
    }

    private void due(CaseLife life, int upTo) {
        boolean moved = life.dueMovedAtStep >= 0 && upTo >= life.dueMovedAtStep;
        long due = moved ? life.movedDueAt : life.dueAt;
        if (!life.dueIsADay) {
            time("dueAt", due);
            return;
        }
        json.append(",\"dueAt\":\"");
        day(local(due));
        json.append('"');
    }

    private void facts(CaseLife life, int upTo) {
        boolean ended = life.reached(9, upTo) > 0;
        boolean corrected = life.correctedAtStep >= 0 && upTo >= life.correctedAtStep;
        if (ended && (life.facts.electronicResult() || corrected)) json.append(",\"electronicResult\":true");
        if (life.facts.digitised()) json.append(",\"digitised\":true");
        if (life.facts.reused()) json.append(",\"reused\":true");
        if (life.facts.personalStore()) json.append(",\"personalStore\":true");
        if (life.facts.populationData()) json.append(",\"populationData\":true");
        if (life.facts.synchronised()) json.append(",\"synchronised\":true");
    }

    private void rounds(CaseLife life, int upTo) {
        boolean some = false;
        for (Round round : life.rounds) {
            if (round.asked() > upTo) continue;
            json.append(some ? ",{" : ",\"supplements\":[{");
            some = true;
            json.append("\"requestedAt\":\"");
            moment(life.steps.get(round.asked()).at());
            json.append('"');
            if (round.answered() >= 0 && round.answered() <= upTo) {
                time("completedAt", life.steps.get(round.answered()).at());
                if (round.dueAfter() > 0) {
                    time("dueBefore", round.dueBefore());
                    time("dueAfter", round.dueAfter());
                }
            }
            json.append('}');
        }
        if (some) json.append(']');
    }

    SimulatedEvent progress(CaseLife life, int index, long deliverAt) {
        Step step = life.steps.get(index);
        open("p-" + life.number + "-" + index, "case.progress.v1", step.at());
        text("case", life.number, true);
        text("unit", life.office.unit().code().value(), false);
        number("status", step.status());
        time("at", step.at());
        return closed(Kind.PROGRESS, deliverAt);
    }

    SimulatedEvent rating(CaseLife life, long deliverAt) {
        open("r-" + life.number, "case.rated.v1", life.rating.at());
        text("case", life.number, true);
        json.append(",\"liked\":").append(life.rating.liked());
        return closed(Kind.RATING, deliverAt);
    }

    /** @param done the petition is answered; before that it waits */
    SimulatedEvent petition(CaseLife life, boolean done, long deliverAt) {
        long at = done ? life.complaint.handledAt() : life.complaint.at();
        open((done ? "k-" : "q-") + life.number, "petition.v1", at);
        text("petition", "PA-" + life.number, true);
        text("unit", life.office.unit().code().value(), false);
        time("receivedAt", life.complaint.at());
        text("case", life.number, false);
        text("category", life.complaint.aboutConduct() ? "conduct" : "rules", false);
        text("status", done ? "done" : "waiting", false);
        if (done) time("handledAt", at);
        return closed(Kind.PETITION, deliverAt);
    }

    /** A row that no door can count, of one of three kinds. */
    SimulatedEvent broken(CaseLife life, long deliverAt) {
        int kind = Math.floorMod(life.number.hashCode(), 3);
        open("x-" + life.number, "case.v1", deliverAt);
        if (kind == 0) {
            text("unit", life.office.unit().code().value(), true);
        } else {
            text("case", life.number + "-X", true);
            text("unit", kind == 1 ? "H48.99999" : life.office.unit().code().value(), false);
        }
        number("status", kind == 2 ? 12 : 2);
        time("receivedAt", deliverAt);
        return closed(Kind.BROKEN, deliverAt);
    }

    SimulatedEvent figure(GivenFigure figure, long at, long deliverAt) {
        open("f-" + figure.unit() + "-" + figure.period() + "-" + figure.component() + "-" + at, "figure.v1", at);
        text("unit", figure.unit(), true);
        text("period", figure.period(), false);
        text("component", figure.component(), false);
        number("met", figure.met());
        number("total", figure.total());
        return closed(Kind.FIGURE, deliverAt);
    }

    private void open(String id, String type, long at) {
        json.setLength(0);
        json.append(OPENING).append(id).append(SOURCE).append(type).append("\",\"time\":\"");
        moment(at);
        json.append("\",\"data\":{");
    }

    private SimulatedEvent closed(Kind kind, long deliverAt) {
        return new SimulatedEvent(
                Instant.ofEpochSecond(deliverAt), kind, json.append("}}").toString());
    }

    private void text(String field, String value, boolean first) {
        json.append(first ? "\"" : ",\"")
                .append(field)
                .append("\":\"")
                .append(value)
                .append('"');
    }

    private void number(String field, long value) {
        json.append(",\"").append(field).append("\":").append(value);
    }

    private void time(String field, long at) {
        json.append(",\"").append(field).append("\":\"");
        moment(at);
        json.append('"');
    }

    private LocalDateTime local(long at) {
        return LocalDateTime.ofEpochSecond(at, 0, offset(at));
    }

    private ZoneOffset offset(long at) {
        return zone.getRules().getOffset(Instant.ofEpochSecond(at));
    }

    private void moment(long at) {
        LocalDateTime local = local(at);
        day(local);
        json.append('T');
        two(local.getHour());
        json.append(':');
        two(local.getMinute());
        json.append(':');
        two(local.getSecond());
        json.append(offset(at).getId());
    }

    private void day(LocalDateTime local) {
        json.append(local.getYear()).append('-');
        two(local.getMonthValue());
        json.append('-');
        two(local.getDayOfMonth());
    }

    private void two(int value) {
        if (value < 10) json.append('0');
        json.append(value);
    }
}
