package vn.nhip.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseFold;

/**
 * How far the cases, petitions and procedures of a ledger have been folded again by one fold: a way through the tables in the
 * order of their keys, a batch at a time. A writer that stops on the way begins anew at its next start; what has been done is
 * passed over quickly.
 */
final class Refolding {
    /** So that the next start knows that something may be folded by this, whatever becomes of this process. */
    private static final String NOTE = """
            INSERT INTO folded_by (fingerprint, whole)
            SELECT $1, NOT EXISTS (SELECT FROM case_file) AND NOT EXISTS (SELECT FROM subject_file)
            ON CONFLICT (fingerprint) DO NOTHING
            """;

    private static final String WHOLE = """
            SELECT w.whole, CASE WHEN w.whole THEN 0
                ELSE (SELECT count(*) FROM case_file) + (SELECT count(*) FROM subject_file) END AS all_of_them
            FROM (SELECT coalesce(bool_and(whole AND fingerprint = $1), false) AS whole FROM folded_by) AS w
            """;

    private static final String FORGET = "DELETE FROM folded_by WHERE fingerprint <> $1";
    private static final String FINISH = "UPDATE folded_by SET whole = true WHERE fingerprint = $1";

    private final CaseFold fold;
    private final long total;
    private String afterCase = "";
    private SubjectRow.@Nullable Key afterSubject;
    private boolean casesDone;
    private long done;
    private boolean whole;

    /** @param done of {@code total}, which is what there was when it began */
    record Progress(long done, long total) {}

    /** Some that were folded by something else. */
    record Unlike(List<CaseRow> cases, List<SubjectRow> subjects) {
        static final Unlike NONE = new Unlike(List.of(), List.of());

        int size() {
            return cases.size() + subjects.size();
        }

        /** What the batch has touched already is folded by its own lists. */
        void refold(Batch batch) {
            for (CaseRow row : cases) if (!batch.cases.containsKey(row.state().number())) batch.refold(row);
            for (SubjectRow row : subjects) if (!batch.subjects.containsKey(row.key())) batch.wake(row);
        }
    }

    private Refolding(CaseFold fold, boolean whole, long total) {
        this.fold = fold;
        this.whole = whole;
        this.total = total;
    }

    /** Finds out whether anything may be folded by something else. */
    static Future<Refolding> begin(SqlClient pg, CaseFold fold) {
        long own = fold.fingerprint();
        return pg.preparedQuery(NOTE)
                .execute(Tuple.of(own))
                .compose(noted -> pg.preparedQuery(WHOLE).execute(Tuple.of(own)))
                .map(rows -> rows.iterator().next())
                .map(row -> new Refolding(fold, row.getBoolean("whole"), row.getLong("all_of_them")));
    }

    boolean isOf(CaseFold other) {
        return fold.fingerprint() == other.fingerprint();
    }

    /** Whether all is folded by it. */
    boolean isWhole() {
        return whole;
    }

    /** Null when there is nothing to do. */
    @Nullable
    Progress progress() {
        return whole ? null : new Progress(Math.min(done, total), total);
    }

    Future<Unlike> next(SqlClient pg, int limit) {
        if (whole) return Future.succeededFuture(Unlike.NONE);
        if (casesDone) {
            return SubjectTable.unlike(pg, afterSubject, fold.fingerprint(), limit)
                    .map(subjects -> new Unlike(List.of(), subjects));
        }
        return CaseTable.unlike(pg, afterCase, fold.fingerprint(), limit).map(cases -> new Unlike(cases, List.of()));
    }

    /** After the commit of a batch that holds them. */
    Future<Void> taken(SqlClient pg, Unlike unlike, int limit) {
        List<CaseRow> cases = unlike.cases();
        List<SubjectRow> subjects = unlike.subjects();
        done += cases.size() + subjects.size();
        if (!cases.isEmpty())
            afterCase = cases.get(cases.size() - 1).state().number().value();
        if (!subjects.isEmpty())
            afterSubject = subjects.get(subjects.size() - 1).key();
        boolean subjectsDone = casesDone && subjects.size() < limit;
        casesDone |= cases.size() < limit;
        return subjectsDone ? finish(pg) : Future.succeededFuture();
    }

    private Future<Void> finish(SqlClient pg) {
        return pg.preparedQuery(FORGET)
                .execute(Tuple.of(fold.fingerprint()))
                .compose(forgot -> pg.preparedQuery(FINISH).execute(Tuple.of(fold.fingerprint())))
                .map(finished -> {
                    whole = true;
                    return null;
                });
    }
}
