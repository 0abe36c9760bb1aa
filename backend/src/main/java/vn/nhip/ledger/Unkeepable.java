package vn.nhip.ledger;

import io.vertx.pgclient.PgException;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;

/**
 * Failures of one row, which would come again however often its batch is repeated: a character that the database's encoding
 * lacks, a number beyond its range, a key too long for its index.
 */
final class Unkeepable {
    private static final String DATA = "22";
    private static final String CONSTRAINT = "23";
    /** Another writer was quicker: the batch is repeated with what it left. */
    private static final String UNIQUE = "23505";

    private static final String TOO_LARGE = "54";

    private Unkeepable() {}

    static boolean isFaultOfARow(Throwable cause) {
        if (!(cause instanceof PgException pg) || pg.getSqlState() == null) return false;
        String state = pg.getSqlState();
        boolean constraint = state.startsWith(CONSTRAINT) && !state.equals(UNIQUE);
        return state.startsWith(DATA) || constraint || state.startsWith(TOO_LARGE);
    }

    /** Does not repeat PostgreSQL's words, which may quote a value. */
    static Ledger.Outcome refused(Update update, Throwable cause) {
        String state = ((PgException) cause).getSqlState();
        return new Ledger.Outcome.Refused(
                field(update.body()),
                "the database cannot keep this row (" + state + "): a character that its encoding lacks, or a value"
                        + " beyond its range");
    }

    private static String field(CaseUpdate body) {
        if (body instanceof CaseUpdate.OfCase) return "case";
        if (body instanceof CaseUpdate.PetitionTold) return "petition";
        return body instanceof CaseUpdate.ProcedureTold ? "procedure" : "";
    }
}
