package vn.nhip.ledger;

import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.casefile.Step;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;

/** Reads back what {@link ChangeCodec#body} wrote of an update. */
final class UpdateCodec {
    private static final String PETITION = "petition|";
    private static final String PROCEDURE = "procedure|";

    private UpdateCodec() {}

    /**
     * @param kind as {@link ChangeCodec#kind}
     * @param key as {@link CaseUpdate#key}
     * @param province the body of a procedure does not repeat whose it is
     */
    static CaseUpdate read(String kind, String key, String body, UnitCode province) {
        if (key.startsWith(PETITION)) {
            String number = key.substring(PETITION.length());
            return new CaseUpdate.PetitionTold(SubjectCodec.readPetition(number, new JsonObject(body)));
        }
        if (key.startsWith(PROCEDURE)) {
            ProcedureCode code = new ProcedureCode(key.substring(PROCEDURE.length()));
            return new CaseUpdate.ProcedureTold(SubjectCodec.readNotice(code, province, new JsonObject(body)));
        }
        return switch (kind) {
            case "case" -> {
                CaseNumber number = new CaseNumber(key);
                yield new CaseUpdate.Snapshot(number, Json.read(body, StateCodec::readSnapshot), false);
            }
            case "progress" -> new CaseUpdate.Progress(new CaseNumber(key), step(body));
            case "rating" -> new CaseUpdate.Rating(new CaseNumber(key), new JsonObject(body).getBoolean("liked"));
            case "synchronised" -> synchronised(new CaseNumber(key), new JsonObject(body));
            case "petition" ->
                new CaseUpdate.CasePetition(new CaseNumber(key), new JsonObject(body).getString("petition"));
            case "figure" -> ChangeCodec.readFigure(body);
            default -> throw new IllegalStateException("unknown kind of update: " + kind);
        };
    }

    private static CaseUpdate synchronised(CaseNumber number, JsonObject json) {
        Long at = json.getLong("at");
        return new CaseUpdate.Synchronised(
                number, json.getBoolean("acknowledged"), at == null ? null : Instant.ofEpochMilli(at));
    }

    private static Step step(String body) {
        return Json.read(body, json -> {
            Instant at = null;
            Status status = null;
            String officer = null;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "at" -> at = Json.instant(json);
                    case "status" -> status = Status.of(json.getIntValue());
                    case "officer" -> officer = json.getText();
                    default -> throw new IOException("unknown field " + field + " in a step");
                }
            }
            return new Step(Json.required(at, "at"), Json.required(status, "status"), officer);
        });
    }
}
