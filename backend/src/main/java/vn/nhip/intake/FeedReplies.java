package vn.nhip.intake;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.http.JsonReply;
import vn.nhip.http.ProblemException;

/** Writes what the doors answer: a receipt for our own form, {@code error_code} for the portal's. */
final class FeedReplies {
    private static final String CARRIED = "0";
    private static final String FAILED = "-1";
    /** Senders look for these words: "thành công" is success, "đã tồn tại" is known before. */
    private static final String ALL_DONE = "Đồng bộ thành công";

    private static final String SOME_DONE = "Đồng bộ thành công %d/%d bản ghi";
    private static final String NONE_DONE = "Không bản ghi nào được tiếp nhận";
    private static final String ROW_DONE = "Đồng bộ thành công";
    private static final String ROW_KNOWN = "Hồ sơ đã tồn tại, cập nhật thành công";
    private static final String ROW_REPEATED = "Bản ghi đã tồn tại, đồng bộ thành công";
    private static final String LOGGED_IN = "Đăng nhập thành công";

    private FeedReplies() {}

    /** @return null, as all of them, so that a chain can end in them */
    static @Nullable Void receipt(HttpServerResponse response, Intake.Receipt receipt) {
        JsonArray setAside = new JsonArray();
        for (Decoded.SetAside row : receipt.setAside()) {
            setAside.add(new JsonObject()
                    .put("index", row.index())
                    .put("id", row.label())
                    .put("field", row.field())
                    .put("problem", row.problem()));
        }
        return send(
                response,
                200,
                new JsonObject()
                        .put("accepted", receipt.accepted())
                        .put("duplicate", receipt.duplicate())
                        .put("setAside", setAside)
                        .put("position", receipt.position()));
    }

    static Void portalReceipt(HttpServerResponse response, Intake.Receipt receipt) {
        JsonArray result = new JsonArray();
        for (Intake.RowOutcome row : receipt.rows()) result.add(portalRow(row));
        int all = receipt.rows().size();
        int done = all - receipt.setAside().size();
        // A sender that posts one case a call looks at the whole answer only: it must not read success there.
        boolean none = all > 0 && done == 0;
        String message = none ? NONE_DONE : done == all ? ALL_DONE : SOME_DONE.formatted(done, all);
        return send(response, 200, portal(none ? FAILED : CARRIED, message).put("result", result));
    }

    private static JsonObject portalRow(Intake.RowOutcome outcome) {
        JsonObject row = new JsonObject().put("MaHoSo", outcome.row().label());
        if (outcome instanceof Intake.RowOutcome.Problem problem) {
            Decoded.SetAside why = problem.row();
            return row.put("error_code", FAILED).put("message", why.field() + ": " + why.problem());
        }
        boolean repeated = outcome instanceof Intake.RowOutcome.Repeated;
        String message = repeated ? ROW_REPEATED : insertOfKnown(outcome) ? ROW_KNOWN : ROW_DONE;
        return row.put("error_code", CARRIED).put("message", message);
    }

    private static boolean insertOfKnown(Intake.RowOutcome outcome) {
        return outcome instanceof Intake.RowOutcome.Taken taken
                && taken.known()
                && taken.row() instanceof Decoded.Readable readable
                && readable.update().body() instanceof CaseUpdate.Snapshot snapshot
                && snapshot.insert();
    }

    static Void session(HttpServerResponse response, String session) {
        JsonObject answer = new JsonObject().put("session", session);
        return send(response, 200, answer.mergeIn(portal(CARRIED, LOGGED_IN)));
    }

    static void portalProblem(HttpServerResponse response, ProblemException no) {
        no.putHeaders(response);
        send(response, no.status(), portal(FAILED, no.getMessage()));
    }

    private static JsonObject portal(String errorCode, @Nullable String message) {
        return new JsonObject().put("error_code", errorCode).put("message", message);
    }

    private static Void send(HttpServerResponse response, int status, JsonObject body) {
        JsonReply.end(response, status, body.toBuffer());
        return null;
    }
}
