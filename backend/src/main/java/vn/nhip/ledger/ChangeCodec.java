package vn.nhip.ledger;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.casefile.CaseUpdate;
import vn.nhip.core.casefile.ProcedureCode;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.count.Mark;

/** What an update changed, as JSON: marks as flat lists of seven, figures as objects. */
final class ChangeCodec {
    private static final Mark.Kind[] KINDS = Mark.Kind.values();

    private ChangeCodec() {}

    static String marks(List<Mark> marks) {
        return Json.write(json -> {
            json.writeStartArray();
            for (Mark mark : marks) {
                json.writeNumber(mark.minute());
                json.writeString(mark.unit().value());
                json.writeNumber(mark.kind().ordinal());
                json.writeNumber(mark.facts());
                json.writeString(mark.procedure().value());
                json.writeNumber(mark.minutes());
                json.writeNumber(mark.sign());
            }
            json.writeEndArray();
        });
    }

    static List<Mark> readMarks(String text) {
        return Json.read(text, json -> {
            List<Mark> marks = new ArrayList<>(6);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                long minute = json.getLongValue();
                UnitCode unit = new UnitCode(json.nextTextValue());
                Mark.Kind kind = KINDS[json.nextIntValue(-1)];
                long facts = json.nextLongValue(0);
                ProcedureCode procedure = new ProcedureCode(json.nextTextValue());
                long minutes = json.nextLongValue(0);
                marks.add(new Mark(minute, unit, kind, facts, procedure, minutes, json.nextIntValue(0)));
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
            json.writeEndObject();
        });
    }

    static CaseUpdate.Figure readFigure(String text) {
        return Json.read(text, json -> {
            String[] parts = new String[5];
            List<String> names = List.of("unit", "period", "component", "met", "total");
            while (json.nextToken() != JsonToken.END_OBJECT) {
                int index = names.indexOf(json.currentName());
                if (index < 0) throw new IOException("unknown field in a figure");
                parts[index] = json.nextTextValue();
            }
            return new CaseUpdate.Figure(
                    new UnitCode(parts[0]), parts[1], parts[2], decimal(parts[3]), decimal(parts[4]));
        });
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    /** The update itself, for the audit: what was said, without what the case became. */
    static String body(CaseUpdate update) {
        if (update instanceof CaseUpdate.Kept kept) return kept.body();
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
            } else if (update instanceof CaseUpdate.Rating rating) {
                json.writeBooleanField("liked", rating.liked());
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
        if (update instanceof CaseUpdate.CasePetition) return "petition";
        if (update instanceof CaseUpdate.Figure) return "figure";
        return ((CaseUpdate.Kept) update).kind();
    }
}
