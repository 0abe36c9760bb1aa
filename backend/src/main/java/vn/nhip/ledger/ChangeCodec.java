package vn.nhip.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.count.Mark;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;

/**
 * What an update changed, as JSON: marks as flat lists of seven, figures as objects. A unit or procedure that is that of the mark
 * before stands as 0: nearly all marks of a change are of one.
 */
final class ChangeCodec {
    private static final int AS_BEFORE = 0;
    private static final Mark.Kind[] KINDS = Mark.Kind.values();
    private static final List<String> FIGURE =
            List.of("unit", "period", "component", "met", "total", "source", "author", "at", "validTo");

    private ChangeCodec() {}

    static String marks(List<Mark> marks) {
        return Json.write(json -> {
            json.writeStartArray();
            Mark before = null;
            for (Mark mark : marks) {
                json.writeNumber(mark.minute());
                if (before != null && mark.unit().equals(before.unit())) json.writeNumber(AS_BEFORE);
                else json.writeString(mark.unit().value());
                json.writeNumber(mark.kind().ordinal());
                json.writeNumber(mark.facts());
                if (before != null && mark.procedure().equals(before.procedure())) json.writeNumber(AS_BEFORE);
                else json.writeString(mark.procedure().value());
                json.writeNumber(mark.minutes());
                json.writeNumber(mark.sign());
                before = mark;
            }
            json.writeEndArray();
        });
    }

    static List<Mark> readMarks(String text) {
        return Json.read(text, json -> {
            List<Mark> marks = new ArrayList<>(6);
            UnitCode unit = null;
            ProcedureCode procedure = null;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                long minute = json.getLongValue();
                if (json.nextToken() == JsonToken.VALUE_STRING) unit = new UnitCode(json.getText());
                Mark.Kind kind = KINDS[json.nextIntValue(-1)];
                long facts = json.nextLongValue(0);
                if (json.nextToken() == JsonToken.VALUE_STRING) procedure = new ProcedureCode(json.getText());
                long minutes = json.nextLongValue(0);
                UnitCode of = Json.required(unit, "unit");
                ProcedureCode about = Json.required(procedure, "procedure");
                marks.add(new Mark(minute, of, kind, facts, about, minutes, json.nextIntValue(0)));
            }
            return marks;
        });
    }

    static String figure(CaseUpdate.Figure figure) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("unit", figure.unit().value());
            json.writeStringField("period", figure.period());
            json.writeStringField("component", figure.component());
            if (figure.met() != null) json.writeStringField("met", figure.met().toPlainString());
            if (figure.total() != null)
                json.writeStringField("total", figure.total().toPlainString());
            if (figure.provenance() != null) provenance(json, figure.provenance());
            json.writeEndObject();
        });
    }

    private static void provenance(JsonGenerator json, Provenance provenance) throws IOException {
        if (provenance.source() != null) json.writeStringField("source", provenance.source());
        if (provenance.author() != null) json.writeStringField("author", provenance.author());
        if (provenance.at() != null) json.writeStringField("at", provenance.at().toString());
        if (provenance.validTo() != null)
            json.writeStringField("validTo", provenance.validTo().toString());
    }

    static CaseUpdate.Figure readFigure(String text) {
        return Json.read(text, json -> {
            @Nullable String[] parts = new @Nullable String[FIGURE.size()];
            while (json.nextToken() != JsonToken.END_OBJECT) {
                int index = FIGURE.indexOf(json.currentName());
                if (index < 0) throw new IOException("unknown field in a figure");
                parts[index] = json.nextTextValue();
            }
            Instant at = parts[7] == null ? null : Instant.parse(parts[7]);
            LocalDate validTo = parts[8] == null ? null : LocalDate.parse(parts[8]);
            Provenance provenance = provenance(parts[5], parts[6], at, validTo);
            return new CaseUpdate.Figure(
                    new UnitCode(parts[0]), parts[1], parts[2], decimal(parts[3]), decimal(parts[4]), provenance);
        });
    }

    /** Null where nothing was said of where a figure comes from. */
    static @Nullable Provenance provenance(
            @Nullable String source, @Nullable String author, @Nullable Instant at, @Nullable LocalDate validTo) {
        boolean said = source != null || author != null || at != null || validTo != null;
        return said ? new Provenance(source, author, at, validTo) : null;
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    /** The update itself, for the audit: what was said, without what the case became. */
    static String body(CaseUpdate update) {
        if (update instanceof CaseUpdate.PetitionTold told)
            return SubjectCodec.petition(told.petition()).encode();
        if (update instanceof CaseUpdate.ProcedureTold told)
            return SubjectCodec.notice(told.notice()).encode();
        if (update instanceof CaseUpdate.Figure figure) return figure(figure);
        return Json.write(json -> {
            if (update instanceof CaseUpdate.Snapshot known) {
                StateCodec.snapshot(json, known.snapshot());
                return;
            }
            json.writeStartObject();
            if (update instanceof CaseUpdate.Progress progress) {
                json.writeNumberField("at", progress.step().at().toEpochMilli());
                json.writeNumberField("status", progress.step().status().code());
                if (progress.step().officer() != null)
                    json.writeStringField("officer", progress.step().officer());
            } else if (update instanceof CaseUpdate.Rating rating) {
                json.writeBooleanField("liked", rating.liked());
            } else if (update instanceof CaseUpdate.Synchronised word) {
                json.writeBooleanField("acknowledged", word.acknowledged());
                Json.instant(json, "at", word.at());
            } else if (update instanceof CaseUpdate.CasePetition petition) {
                json.writeStringField("petition", petition.petition());
            }
            json.writeEndObject();
        });
    }

    static String kind(CaseUpdate update) {
        if (update instanceof CaseUpdate.Snapshot) return "case";
        if (update instanceof CaseUpdate.Progress) return "progress";
        if (update instanceof CaseUpdate.Rating) return "rating";
        if (update instanceof CaseUpdate.Synchronised) return "synchronised";
        if (update instanceof CaseUpdate.CasePetition) return "petition";
        if (update instanceof CaseUpdate.Figure) return "figure";
        return update instanceof CaseUpdate.PetitionTold ? "petition" : "procedure";
    }
}
