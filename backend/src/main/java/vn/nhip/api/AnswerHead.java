package vn.nhip.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import vn.nhip.core.calendar.PeriodDay;
import vn.nhip.score.PeriodAnswer;
import vn.nhip.score.Question;
import vn.nhip.wire.Now;
import vn.nhip.wire.RowCodec;

/**
 * A question with its answer.
 *
 * @param judgedAt the instant that the period is judged at
 * @param periodDay how far the period has come, or had at the instant that was asked for
 */
record AnswerHead(Question question, PeriodAnswer asked, Instant judgedAt, PeriodDay periodDay, Now now) {
    /** What every answer says of its period, view and time. */
    void head(JsonGenerator json) throws IOException {
        json.writeStringField("period", question.period().id());
        RowCodec.periodDay(json, periodDay);
        RowCodec.method(json, asked.standing().method());
        RowCodec.instant(json, "asOf", judgedAt);
        if (question.at() != null) RowCodec.instant(json, "at", question.at());
        RowCodec.reach(json, now);
        json.writeNumberField("position", asked.position());
    }
}
