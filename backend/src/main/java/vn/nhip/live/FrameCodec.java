package vn.nhip.live;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.calendar.PeriodDay;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.catalogue.Band;
import vn.nhip.score.Cause;
import vn.nhip.score.Scores;
import vn.nhip.score.Standing;
import vn.nhip.score.UnitRow;
import vn.nhip.window.WindowSnapshot;
import vn.nhip.wire.JsonText;
import vn.nhip.wire.Now;
import vn.nhip.wire.RowCodec;

/** Frames as text (docs/wire.md section 5). */
final class FrameCodec {
    private static final String SUMMED_KIND = "department";

    private final String build;
    private final Supplier<WorkingDays> days;

    /** @param days the province's calendar, as it is in force */
    FrameCodec(String build, Supplier<WorkingDays> days) {
        this.build = build;
        this.days = days;
    }

    /** A board's place in its frames. */
    record Point(Board board, String period, String epoch, long offset) {}

    /** @param rows as {@link #rows(Board, Scores, Standing)} wrote them */
    String snapshot(Point point, Scores scores, Now now, String rows, List<Cause> recent) {
        String period = point.period();
        Standing standing = standing(scores, period);
        return JsonText.of(json -> {
            json.writeStringField("type", "snapshot");
            json.writeStringField("board", point.board().id());
            json.writeStringField("period", period);
            RowCodec.method(json, standing.method());
            json.writeStringField("epoch", point.epoch());
            json.writeNumberField("offset", point.offset());
            json.writeBooleanField("recovered", false);
            times(json, scores, now, standing);
            RowCodec.periodDay(json, periodDay(period, now));
            json.writeStringField("build", build);
            RowCodec.sources(json, now.sources());
            json.writeFieldName("rows");
            json.writeRawValue(rows);
            causes(json, "recent", recent);
        });
    }

    /** All rows of a board: most of a whole picture, and the same for everybody until a score changes. */
    String rows(Board board, Scores scores, Standing standing) {
        return JsonText.array(json -> {
            for (UnitRow row : board.rows(standing)) row(json, board, row, scores, standing);
        });
    }

    String changes(
            Board board,
            String period,
            long offset,
            Scores scores,
            Now now,
            List<UnitRow> rows,
            List<Cause> causes,
            boolean recovered) {
        Standing standing = standing(scores, period);
        return JsonText.of(json -> {
            json.writeStringField("type", "changes");
            json.writeNumberField("offset", offset);
            if (recovered) json.writeBooleanField("recovered", true);
            times(json, scores, now, standing);
            RowCodec.periodDay(json, periodDay(period, now));
            rows(json, board, rows, scores, standing);
            causes(json, "causes", causes);
        });
    }

    String beat(String period, String epoch, long offset, Scores scores, Now now, boolean recovered) {
        return JsonText.of(json -> {
            json.writeStringField("type", "beat");
            json.writeStringField("epoch", epoch);
            json.writeNumberField("offset", offset);
            if (recovered) json.writeBooleanField("recovered", true);
            times(json, scores, now, null);
            RowCodec.periodDay(json, periodDay(period, now));
            json.writeStringField("build", build);
            RowCodec.sources(json, now.sources());
        });
    }

    /** All units in a period that the scores have. */
    static Standing standing(Scores scores, String period) {
        return Objects.requireNonNull(scores.standings().get(period), "a board is shown while its period is open");
    }

    private PeriodDay periodDay(String period, Now now) {
        WorkingDays inForce = days.get();
        LocalDate today = now.now().atZone(inForce.zone()).toLocalDate();
        return PeriodDay.of(Period.parse(period, today), today, inForce);
    }

    private static void times(JsonGenerator json, Scores scores, Now now, @Nullable Standing standing)
            throws IOException {
        RowCodec.instant(json, "now", now.now());
        json.writeNumberField("rate", now.rate());
        RowCodec.known(json, "asOf", scores.asOf());
        RowCodec.reach(json, now);
        RowCodec.known(json, "changedAt", scores.changedAt());
        if (standing != null) RowCodec.baseline(json, standing);
        json.writeNumberField("position", scores.position());
    }

    private void rows(JsonGenerator json, Board board, List<UnitRow> rows, Scores scores, Standing standing)
            throws IOException {
        json.writeArrayFieldStart("rows");
        for (UnitRow row : rows) row(json, board, row, scores, standing);
        json.writeEndArray();
    }

    private void row(JsonGenerator json, Board board, UnitRow row, Scores scores, Standing standing)
            throws IOException {
        json.writeStartObject();
        RowCodec.fields(json, row);
        if (board.wholeSheet()) RowCodec.components(json, row.sheet().components());
        if (board.isProvince()) {
            bands(json, standing);
            pulse(json, scores.pulse());
        }
        json.writeEndObject();
    }

    /** How many departments stand in each band. */
    Map<String, Integer> bands(Standing standing) {
        Map<String, Integer> number = new LinkedHashMap<>();
        for (Band band : standing.method().catalogue().bands()) number.put(band.id(), 0);
        for (UnitRow row : standing.ofKind(SUMMED_KIND)) {
            String band = row.sheet().band();
            // With cases and without a figure it stands in none.
            if (row.rank() != null && band != null) number.merge(band, 1, Integer::sum);
        }
        return number;
    }

    private void bands(JsonGenerator json, Standing standing) throws IOException {
        json.writeObjectFieldStart("bands");
        for (Map.Entry<String, Integer> band : bands(standing).entrySet()) {
            json.writeNumberField(band.getKey(), band.getValue());
        }
        json.writeEndObject();
    }

    private static void pulse(JsonGenerator json, WindowSnapshot.Pulse pulse) throws IOException {
        json.writeObjectFieldStart("pulse");
        RowCodec.instant(json, "minute", Instant.ofEpochSecond(pulse.minute() * 60));
        series(json, pulse.hour());
        json.writeEndObject();
        json.writeObjectFieldStart("day");
        RowCodec.instant(json, "from", Instant.ofEpochSecond(pulse.dayFrom() * 60));
        json.writeNumberField("step", pulse.step());
        series(json, pulse.day());
        json.writeEndObject();
    }

    private static void series(JsonGenerator json, WindowSnapshot.Series series) throws IOException {
        counts(json, "received", series.received());
        counts(json, "finished", series.finished());
        counts(json, "online", series.online());
    }

    private static void counts(JsonGenerator json, String field, long[] counts) throws IOException {
        json.writeFieldName(field);
        json.writeArray(counts, 0, counts.length);
    }

    private static void causes(JsonGenerator json, String field, List<Cause> causes) throws IOException {
        json.writeArrayFieldStart(field);
        for (Cause cause : causes) {
            json.writeStartObject();
            RowCodec.instant(json, "at", cause.at());
            json.writeStringField("unit", cause.unit().value());
            json.writeStringField("shortName", cause.shortName());
            json.writeStringField("component", cause.component());
            json.writeNumberField("points", cause.points());
            json.writeStringField("kind", cause.kind().id());
            json.writeNumberField("count", cause.count());
            if (cause.caseTail() != null) json.writeStringField("case", cause.caseTail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
