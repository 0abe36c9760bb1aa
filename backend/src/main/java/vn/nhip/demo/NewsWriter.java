package vn.nhip.demo;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.demo.SimulatedEvent.Kind;

/** Writes what is sent about petitions, procedures and figures, in the wire's form. */
final class NewsWriter {
    private static final int ONLINE_IN_FULL = 60;

    private final EventText event;

    NewsWriter(ZoneId zone) {
        this.event = new EventText(zone);
    }

    /** The petition as it stood after the news of an index. */
    SimulatedEvent petition(PetitionLife life, int index, long deliverAt) {
        long now = life.moment(index);
        event.open("q-" + life.number() + "-" + index, "petition.v1", now);
        event.first("petition", life.number());
        boolean passedOn = life.transferredAt() > 0 && life.transferredAt() <= now;
        event.text("unit", (passedOn ? life.unit() : life.sentTo()).value());
        event.time("receivedAt", life.receivedAt());
        if (life.about() != null) event.text("case", life.about());
        event.text("category", life.aboutConduct() ? "conduct" : "rules");
        if (passedOn) event.time("transferredAt", life.transferredAt());
        handling(life.handling(), now);
        echo(life.echo(), now);
        return event.closed(Kind.PETITION, deliverAt);
    }

    private void handling(PetitionLife.Handling handling, long now) {
        boolean done = handling.handledAt() <= now;
        event.text("status", done ? "done" : handling.begunAt() <= now ? "inProgress" : "waiting");
        if (!done) return;
        event.text("outcome", handling.outcome());
        event.time("handledAt", handling.handledAt());
    }

    private void echo(PetitionLife.Echo echo, long now) {
        if (echo.publishedAt() > 0 && echo.publishedAt() <= now) event.time("publishedAt", echo.publishedAt());
        if (echo.ratedAt() == 0 || echo.ratedAt() > now) return;
        event.number("likes", echo.likes());
        event.number("dislikes", echo.dislikes());
        if (echo.recomplained()) event.flag("recomplained", true);
    }

    /** A decision, then its publication with the parts that were shown, then the part that had been forgotten. */
    SimulatedEvent procedure(Announcement news, int index, long deliverAt) {
        Procedure procedure = news.procedure();
        String code = procedure.code().value();
        event.open(
                "t-" + code + "-" + news.decidedOn().toEpochDay() + "-" + news.place() + "-" + index,
                "procedure.v1",
                news.moment(index));
        event.first("procedure", code);
        event.text("decision", decision(news));
        event.day("announcedAt", news.decidedOn());
        event.day("effectiveAt", news.effectiveOn());
        event.text("online", online(procedure));
        if (index > 0) {
            event.time("publishedAt", news.publishedAt());
            parts(index == 1 ? news.missing() : null);
        }
        return event.closed(Kind.PROCEDURE, deliverAt);
    }

    /** The same number for all that is decided on a day. */
    private static String decision(Announcement news) {
        return (news.decidedOn().getDayOfYear() * 7) + "/QĐ-UBND-"
                + news.decidedOn().getYear();
    }

    private static String online(Procedure procedure) {
        if (!procedure.online()) return "none";
        boolean full = Math.floorMod(procedure.code().value().hashCode(), 100) < ONLINE_IN_FULL;
        return full ? "full" : "partial";
    }

    private void parts(@Nullable String missing) {
        event.raw(",\"parts\":[");
        boolean some = false;
        for (String part : Announcements.PARTS) {
            if (part.equals(missing)) continue;
            event.raw((some ? ",\"" : "\"") + part + '"');
            some = true;
        }
        event.raw("]");
    }

    SimulatedEvent figure(GivenFigure figure, long at, long deliverAt) {
        event.open("f-" + figure.unit() + "-" + figure.period() + "-" + figure.component() + "-" + at, "figure.v1", at);
        event.first("unit", figure.unit());
        event.text("period", figure.period());
        event.text("component", figure.component());
        if (figure.met() >= 0) event.number("met", figure.met());
        event.number("total", figure.total());
        event.text("reportedBy", figure.reportedBy());
        event.text("author", figure.author());
        if (figure.validTo() != null) event.day("validTo", figure.validTo());
        return event.closed(Kind.FIGURE, deliverAt);
    }
}
