package vn.nhip.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;

/**
 * Folds every update that was ever accepted once more, from the first one on, as the ledger did, and compares what comes out
 * with what it keeps: states, verdicts, marks of petitions and procedures, figures. All that is needed for it stands in
 * {@code feed_update}, which is kept for as long as the ledger is.
 *
 * <p>A share of the cases at a time, so that a small heap does for any ledger: each share is one walk through the updates.
 */
public final class LedgerReplay {
    private static final int CASES_AT_ONCE = 40_000;
    private static final int MOST_LISTED = 200;

    /** Petitions come with every share, for they touch cases of any; procedures and figures with the first. */
    private static final String UPDATES = """
            SELECT seq, update_id, feed, kind, key, occurred_at, received_at, body::text AS body FROM feed_update
            WHERE kind = 'petition' OR CASE WHEN kind IN ('procedure', 'figure') THEN $2 = 0
                ELSE abs(hashtext(key)::bigint) % $1 = $2 END
            ORDER BY seq
            """;

    private static final String CASES =
            CaseTable.STATES_AND_WAKING + " WHERE abs(hashtext(case_number)::bigint) % $1 = $2";

    private final Pool pool;
    private final CaseFold fold;
    private final UnitCode province;
    private final int casesAtOnce;
    private final List<String> differences = new ArrayList<>();
    private long updates;
    private long compared;
    private long differing;

    /**
     * What was found.
     *
     * @param updates that were folded again
     * @param compared cases, petitions, procedures and figures
     * @param differences in words, the first 200
     */
    public record Report(long updates, long compared, long differing, List<String> differences) {
        public Report {
            differences = List.copyOf(differences);
        }
    }

    /** @param province of the ledger */
    public LedgerReplay(Pool pool, CaseFold fold, UnitCode province) {
        this(pool, fold, province, CASES_AT_ONCE);
    }

    /** @param casesAtOnce that a share holds, about */
    LedgerReplay(Pool pool, CaseFold fold, UnitCode province, int casesAtOnce) {
        this.casesAtOnce = casesAtOnce;
        this.pool = pool;
        this.fold = fold;
        this.province = province;
    }

    /** At one position, whatever is committed meanwhile. */
    public Future<Report> run() {
        return pool.withConnection(pg -> pg.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .execute()
                .compose(begun ->
                        pg.query("SELECT count(*) AS cases FROM case_file").execute())
                .compose(rows -> {
                    long cases = rows.iterator().next().getLong("cases");
                    return share(pg, 0, cases / casesAtOnce + 1);
                })
                .eventually(() -> pg.query("ROLLBACK").execute()));
    }

    private Future<Report> share(SqlConnection pg, long share, long shares) {
        if (share == shares) return Future.succeededFuture(new Report(updates, compared, differing, differences));
        Folded folded = new Folded(share == 0);
        Tuple which = Tuple.of(shares, share);
        return read(pg, UPDATES, which, Function.identity(), folded::add)
                .compose(all -> read(pg, CASES, which, Function.identity(), folded::compareCase))
                .compose(all -> share == 0 ? compareOthers(pg, folded) : Future.succeededFuture())
                .compose(all -> {
                    folded.tellMissing(shares);
                    return share(pg, share + 1, shares);
                });
    }

    private Future<Void> compareOthers(SqlConnection pg, Folded folded) {
        String figures =
                "SELECT unit || '|' || period || '|' || component AS key, met, total, version_at, version_id FROM figure";
        return read(pg, SubjectTable.STATES, Tuple.tuple(), Function.identity(), folded::compareSubject)
                .compose(read -> read(pg, figures, Tuple.tuple(), Function.identity(), folded::compareFigure));
    }

    private static <T> Future<Void> read(
            SqlConnection pg, String query, Tuple values, Function<Row, T> one, java.util.function.Consumer<T> taken) {
        return new LedgerReader.Pages<T>(one, page -> {
                    page.forEach(taken);
                    return Future.succeededFuture();
                })
                .read(pg, query, values);
    }

    private void compare(String what, boolean same) {
        compared++;
        if (same) return;
        differing++;
        if (differences.size() < MOST_LISTED) differences.add(what);
    }

    /** What comes out of one share. */
    private final class Folded {
        private final boolean first;
        private final Batch.Known known =
                new Batch.Known(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
        private final Map<String, Batch.Versioned> figures = new HashMap<>();
        /** Of this share: petitions touch cases of any. */
        private final Set<CaseNumber> own = new HashSet<>();

        /** @param first the share that petitions, procedures and figures are compared with */
        Folded(boolean first) {
            this.first = first;
        }

        void add(Row row) {
            if (first || !row.getString("kind").equals("petition")) updates++;
            long seq = row.getLong("seq");
            CaseUpdate body =
                    UpdateCodec.read(row.getString("kind"), row.getString("key"), row.getString("body"), province);
            boolean ofCase =
                    body instanceof CaseUpdate.OfCase && !row.getString("kind").equals("petition");
            if (ofCase) own.add(((CaseUpdate.OfCase) body).number());
            Update update = new Update(row.getString("update_id"), PgTypes.instantOrNull(row, "occurred_at"), body);
            Batch batch = new Batch(0, PgTypes.instant(row, "received_at"), seq, fold, known);
            Ledger.Outcome outcome = batch.add(row.getString("feed"), update);
            known.seenIds().clear();
            if (!(outcome instanceof Ledger.Outcome.Accepted)) {
                compare("update " + seq + ": accepted once, now it would be " + outcome, false);
            }
            known.cases().putAll(batch.cases);
            known.subjects().putAll(batch.subjects);
            batch.figures.forEach((key, told) -> {
                known.figures().put(key, told.version());
                figures.put(key, told);
            });
        }

        void compareCase(Row row) {
            CaseRow kept = CaseTable.readRow(row);
            CaseNumber number = kept.state().number();
            CaseRow folded = known.cases().remove(number);
            CaseRow again = kept.foldedAgain(fold);
            compare(
                    "case " + number + ": state",
                    folded != null && folded.state().equals(kept.state()));
            compare("case " + number + ": verdict", kept.file().equals(again.file()));
            // What is due again by other lists is on its way to be folded by these.
            if (kept.isFoldedBy(fold)) compare("case " + number + ": when it is due again", wakes(row, again.wakeAt()));
        }

        void compareSubject(Row row) {
            SubjectRow kept = SubjectTable.read(row);
            SubjectRow folded = known.subjects().remove(kept.key());
            String name = kept.key().subject() + " " + kept.key().id();
            compare(name + ": state", folded != null && folded.state().equals(kept.state()));
            if (!kept.isFoldedBy(fold)) return;
            SubjectRow again = SubjectRow.of(kept.key(), kept.state(), PgTypes.instant(row, "marked_until"), fold);
            compare(name + ": marks", again.marks().equals(kept.marks()));
            compare(name + ": when it is due again", wakes(row, again.wakeAt()));
        }

        private boolean wakes(Row row, @Nullable Instant at) {
            return Objects.equals(PgTypes.instantOrNull(row, "wake_at"), at);
        }

        void compareFigure(Row kept) {
            String key = kept.getString("key");
            Batch.Versioned folded = figures.remove(key);
            boolean same = folded != null
                    && same(folded.figure().met(), kept.getBigDecimal("met"))
                    && same(folded.figure().total(), kept.getBigDecimal("total"));
            compare("figure " + key, same);
            if (folded == null) return;
            boolean asOld = folded.version().at().equals(PgTypes.instant(kept, "version_at"))
                    && folded.version().id().equals(kept.getString("version_id"));
            compare("figure " + key + ": when it was told", asOld);
        }

        private boolean same(java.math.@Nullable BigDecimal one, java.math.BigDecimal other) {
            return one == null || other == null ? one == other : one.compareTo(other) == 0;
        }

        /** What came out and is kept nowhere. */
        void tellMissing(long shares) {
            if (shares > 1) known.cases().keySet().retainAll(own);
            for (CaseNumber number : known.cases().keySet()) compare("case " + number + ": is not kept", false);
            if (!first) return;
            for (SubjectRow.Key key : known.subjects().keySet())
                compare(key.subject() + " " + key.id() + ": is not kept", false);
            for (String key : figures.keySet()) compare("figure " + key + ": is not kept", false);
        }
    }
}
