package vn.nhip.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import vn.nhip.core.calendar.PeriodDay;
import vn.nhip.live.Now;
import vn.nhip.live.RowCodec;
import vn.nhip.score.Asked;
import vn.nhip.score.Question;

/**
 * A question with its answer.
 *
 * @param judgedAt the instant that the period is judged at
 * @param periodDay how far the period has come, or had at the instant that was asked for
 */
record Answered(Question question, Asked asked, Instant judgedAt, PeriodDay periodDay, Now now) {
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
