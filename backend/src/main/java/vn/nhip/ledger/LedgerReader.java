package vn.nhip.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseFold;
import vn.nhip.core.count.Mark;
import vn.nhip.core.count.Marks;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;

/** What the rooms after the ledger read of it. */
public class LedgerReader {
    private static final int FETCH = 5_000;

    /**
     * With the batch at the position itself, without its changes: its mark says whether it is the known one. Changes are looked
     * up batch by batch: while statistics are old a plain join is planned as one over all changes there are.
     */
    private static final String CHANGES = """
            SELECT position, as_of, mark, NULL::bigint AS seq, NULL AS case_number, NULL AS marks, NULL AS figure,
                NULL AS petition, NULL AS procedure
            FROM ledger_batch WHERE position = $1
            UNION ALL (
                SELECT b.position, b.as_of, b.mark, c.seq, c.case_number, c.marks::text, c.figure::text, c.petition, c.procedure
                FROM (SELECT position, as_of, mark FROM ledger_batch WHERE position > $1 ORDER BY position LIMIT $2) AS b
                LEFT JOIN LATERAL (SELECT * FROM case_change AS own WHERE own.position = b.position
                    ORDER BY own.ordinal OFFSET 0) AS c ON true
                ORDER BY b.position, c.ordinal
            )
            """;

    /** As {@link #CHANGES}, without the batches that changed nothing. */
    private static final String BETWEEN = """
            SELECT c.position, (SELECT b.as_of FROM ledger_batch AS b WHERE b.position = c.position) AS as_of, c.ordinal,
                c.seq, c.case_number, c.marks::text AS marks, c.figure::text AS figure, c.petition, c.procedure
            FROM case_change AS c
            WHERE (c.position, c.ordinal) > ($1, $2) AND c.position <= $3
            ORDER BY c.position, c.ordinal
            LIMIT $4
            """;

    private static final String HEAD_AT = """
            WITH RECURSIVE half (low, high) AS (
                SELECT 0::bigint, (SELECT coalesce(max(position), 0) FROM ledger_batch)
                UNION ALL
                SELECT CASE WHEN reached THEN middle ELSE low END, CASE WHEN reached THEN high ELSE middle - 1 END
                FROM (SELECT low, high, middle, coalesce(
                        (SELECT as_of <= $1 FROM ledger_batch WHERE position <= middle ORDER BY position DESC LIMIT 1),
                        true) AS reached
                    FROM (SELECT low, high, (low + high + 1) / 2 AS middle FROM half WHERE low < high) AS m) AS r
            )
            SELECT position, as_of, mark FROM ledger_batch
            WHERE position <= (SELECT low FROM half WHERE low = high) AND as_of <= $1
            ORDER BY position DESC LIMIT 1
            """;

    /** The index case_change_figure serves it. */
    private static final String FIGURES_AT = """
            SELECT DISTINCT ON (figure ->> 'unit', figure ->> 'period', figure ->> 'component') figure::text AS figure
            FROM case_change WHERE figure IS NOT NULL AND position <= $1
            ORDER BY figure ->> 'unit', figure ->> 'period', figure ->> 'component', position DESC, ordinal DESC
            """;

    private static final String IDENTITY = """
            SELECT substr(md5(id::text || (SELECT oid FROM pg_database WHERE datname = current_database())), 1, 16)
                AS identity
            FROM ledger_identity
            """;

    private static final Map<Subject, String> KEY =
            Map.of(Subject.CASE, "case_number", Subject.PETITION, "petition", Subject.PROCEDURE, "procedure");

    private static final String CASES = "SELECT " + CaseTable.COLUMNS + " FROM case_file";

    private final Pool pool;
    private final @Nullable RecentChanges recent;

    public LedgerReader(Pool pool) {
        this(pool, null);
    }

    /** @param recent of the writer in this process; null without one */
    public LedgerReader(Pool pool, @Nullable RecentChanges recent) {
        this.pool = pool;
        this.recent = recent;
    }

    /** The newest position, its instant and its mark; 0, the epoch and 0 for an empty ledger. */
    public record Head(long position, Instant asOf, long mark) {
        public Lineage lineage() {
            return new Lineage(position, mark);
        }
    }

    /**
     * Whose ledger this is, in 16 hexadecimal digits: of its own random id and of the database that it lies in, so that a
     * copy is another one.
     */
    public Future<String> identity() {
        return pool.query(IDENTITY).execute().map(rows -> rows.iterator().next().getString("identity"));
    }

    public Future<Head> head() {
        return pool.query("SELECT position, as_of, mark FROM ledger_batch ORDER BY position DESC LIMIT 1")
                .execute()
                .map(this::readNewest);
    }

    private Head readNewest(RowSet<Row> rows) {
        Head newest = readHead(rows);
        if (recent != null) recent.sawNewest(newest.lineage());
        return newest;
    }

    /**
     * The last moment at which something that is open comes due by time; null when nothing does. Its indexes hold nothing
     * else, so this is cheap at any size.
     */
    public Future<@Nullable Instant> farthestDue() {
        String farthest =
                "SELECT greatest((SELECT max(wake_at) FROM case_file), (SELECT max(wake_at) FROM subject_file))"
                        + " AS at";
        return pool.query(farthest)
                .execute()
                .map(rows -> PgTypes.instantOrNull(rows.iterator().next(), "at"));
    }

    /** What PostgreSQL's clock shows. */
    public Future<Instant> clock() {
        return pool.query("SELECT clock_timestamp() AS now")
                .execute()
                .map(rows -> PgTypes.instant(rows.iterator().next(), "now"));
    }

    /**
     * The newest position at or before an instant; 0 and the epoch when there was none yet. Halving finds it: instants
     * never go backwards from position to position.
     */
    public Future<Head> headAt(Instant at) {
        return pool.preparedQuery(HEAD_AT).execute(Tuple.of(PgTypes.time(at))).map(LedgerReader::readHead);
    }

    /** The newest position at or before another; 0 and the epoch when there is none. */
    public Future<Head> headUpTo(long position) {
        return pool.preparedQuery(
                        "SELECT position, as_of, mark FROM ledger_batch WHERE position <= $1 ORDER BY position DESC LIMIT 1")
                .execute(Tuple.of(position))
                .map(LedgerReader::readHead);
    }

    private static Head readHead(RowSet<Row> rows) {
        if (rows.size() == 0) return new Head(0, Instant.EPOCH, 0);
        Row row = rows.iterator().next();
        return new Head(row.getLong("position"), PgTypes.instant(row, "as_of"), row.getLong("mark"));
    }

    /** The changes of at most {@code batches} batches after a position; an empty stretch when there is none. */
    public Future<Changes> changesAfter(long position, int batches) {
        return pool.preparedQuery(CHANGES).execute(Tuple.of(position, batches)).map(rows -> {
            List<Change> changes = new ArrayList<>();
            Lineage after = position == 0 ? Lineage.NONE : null;
            Lineage newest = null;
            Instant asOf = Instant.EPOCH;
            for (Row row : rows) {
                Lineage batch = new Lineage(row.getLong("position"), row.getLong("mark"));
                if (batch.position() == position) {
                    after = batch;
                    continue;
                }
                newest = batch;
                asOf = PgTypes.instant(row, "as_of");
                if (row.getString("marks") != null || row.getString("figure") != null) changes.add(change(row));
            }
            Lineage last = newest == null ? after : newest;
            return new Changes(position, after, last, asOf, changes);
        });
    }

    /** As {@link #changesAfter}, for who follows the ledger: what was committed a moment ago is not read again. */
    public Future<Changes> follow(long position, int batches) {
        Optional<Changes> handedOn = recent == null ? Optional.empty() : recent.after(position, batches);
        return handedOn.map(Future::succeededFuture).orElseGet(() -> changesAfter(position, batches));
    }

    /** A change's place in the ledger. {@code Integer.MAX_VALUE} as ordinal: behind the last of the position. */
    public record Place(long position, int ordinal) {}

    /**
     * Some changes in order.
     *
     * @param end the place of the last of them
     * @param last whether no more follow
     */
    public record Page(List<Change> changes, Place end, boolean last) {}

    /** The changes behind a place, up to and with a position, at most {@code most} of them at once. */
    public Future<Page> changesBetween(Place after, long to, int most) {
        return pool.preparedQuery(BETWEEN)
                .execute(Tuple.of(after.position(), after.ordinal(), to, most))
                .map(rows -> {
                    List<Change> changes = new ArrayList<>(rows.size());
                    Place end = after;
                    for (Row row : rows) {
                        end = new Place(row.getLong("position"), row.getInteger("ordinal"));
                        changes.add(change(row));
                    }
                    return new Page(changes, end, rows.size() < most);
                });
    }

    /** The figures that were in force at a position. */
    public Future<List<CaseUpdate.Figure>> figuresAt(long position) {
        return pool.preparedQuery(FIGURES_AT).execute(Tuple.of(position)).map(rows -> {
            List<CaseUpdate.Figure> figures = new ArrayList<>(rows.size());
            for (Row row : rows) figures.add(ChangeCodec.readFigure(row.getString("figure")));
            return figures;
        });
    }

    private static Change change(Row row) {
        String marks = row.getString("marks");
        String figure = row.getString("figure");
        Subject subject = subject(row);
        return new Change(
                row.getLong("position"),
                PgTypes.instant(row, "as_of"),
                row.getLong("seq"),
                subject,
                subject == Subject.FIGURE ? null : row.getString(KEY.get(subject)),
                marks == null ? List.of() : ChangeCodec.readMarks(marks),
                figure == null ? null : ChangeCodec.readFigure(figure));
    }

    private static Subject subject(Row row) {
        if (row.getString("case_number") != null) return Subject.CASE;
        if (row.getString("petition") != null) return Subject.PETITION;
        return row.getString("procedure") != null ? Subject.PROCEDURE : Subject.FIGURE;
    }

    /**
     * A case, a petition or a procedure, with the marks that are counted of it.
     *
     * @param file of a case, as it is counted now; null for all else
     */
    public record Counted(Subject subject, @Nullable CaseFile file, List<Mark> marks) {}

    /** Everything that is counted, at one position: what a rebuild and a check start from. */
    public record Whole(Head head, List<CaseUpdate.Figure> figures) {}

    /**
     * Reads all that is counted as of one position, a page at a time: the cases, then the petitions and procedures.
     *
     * @param page takes a page with the position it belongs to; the next one is read when its future succeeds
     */
    public Future<Whole> readAll(BiFunction<Head, List<Counted>, Future<Void>> page) {
        return read(null, null, page);
    }

    /** As {@link #readAll}, of some units only; a petition or procedure comes with marks of other units if it has any. */
    public Future<Whole> readUnits(Collection<UnitCode> units, BiFunction<Head, List<Counted>, Future<Void>> page) {
        return read(null, units, page);
    }

    /**
     * As {@link #readAll} with marks that are made anew: each case, petition and procedure is folded from its kept state by
     * these lists, and nothing that was stored of an earlier fold is believed.
     *
     * @param units as for {@link #readUnits}, by where their cases are counted now; null for all
     */
    public Future<Whole> readFolded(
            CaseFold fold, @Nullable Collection<UnitCode> units, BiFunction<Head, List<Counted>, Future<Void>> page) {
        return read(fold, units, page);
    }

    /** @param fold null: as it was counted */
    private Future<Whole> read(
            @Nullable CaseFold fold,
            @Nullable Collection<UnitCode> units,
            BiFunction<Head, List<Counted>, Future<Void>> page) {
        return pool.withConnection(pg -> pg.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .execute()
                .compose(begun -> whole(pg))
                .compose(whole -> {
                    Function<List<Counted>, Future<Void>> next = counted -> page.apply(whole.head(), counted);
                    Future<Void> read = fold == null
                            ? pages(pg, units, next)
                            : folded(pg, fold, whole.head().asOf(), units, next);
                    return read.map(whole);
                })
                .eventually(() -> pg.query("ROLLBACK").execute()));
    }

    private Future<Whole> whole(SqlConnection pg) {
        return pg.query("SELECT position, as_of, mark FROM ledger_batch ORDER BY position DESC LIMIT 1")
                .execute()
                .compose(rows -> {
                    Head head = readNewest(rows);
                    return figures(pg).map(figures -> new Whole(head, figures));
                });
    }

    private static Future<List<CaseUpdate.Figure>> figures(SqlConnection pg) {
        return pg.query("SELECT unit, period, component, met, total, source, author, given_at, valid_to FROM figure")
                .execute()
                .map(rows -> {
                    List<CaseUpdate.Figure> figures = new ArrayList<>();
                    for (Row row : rows) figures.add(figure(row));
                    return figures;
                });
    }

    private static CaseUpdate.Figure figure(Row row) {
        return new CaseUpdate.Figure(
                new UnitCode(row.getString("unit")),
                row.getString("period"),
                row.getString("component"),
                row.getBigDecimal("met"),
                row.getBigDecimal("total"),
                ChangeCodec.provenance(
                        row.getString("source"),
                        row.getString("author"),
                        PgTypes.instantOrNull(row, "given_at"),
                        row.getLocalDate("valid_to")));
    }

    /** @param units null for all */
    private static Future<Void> pages(
            SqlConnection pg, @Nullable Collection<UnitCode> units, Function<List<Counted>, Future<Void>> next) {
        String cases = CASES + " WHERE received_at IS NOT NULL" + (units == null ? "" : " AND unit = ANY($1)");
        Tuple values = units == null ? Tuple.tuple() : Tuple.of((Object) PgTypes.texts(units, UnitCode::value));
        String subjects = "SELECT kind, marks::text AS marks FROM subject_file"
                + (units == null ? "" : " WHERE marks::text LIKE ANY($1)");
        Tuple named =
                units == null ? Tuple.tuple() : Tuple.of((Object) PgTypes.texts(units, unit -> "%\"" + unit + "\"%"));
        return new Pages<>(LedgerReader::counted, next)
                .read(pg, cases, values)
                .compose(read -> new Pages<>(LedgerReader::countedSubject, next).read(pg, subjects, named));
    }

    /** As {@link #pages}, each folded from its state again. */
    private static Future<Void> folded(
            SqlConnection pg,
            CaseFold fold,
            Instant asOf,
            @Nullable Collection<UnitCode> units,
            Function<List<Counted>, Future<Void>> next) {
        String cases = CaseTable.STATES_AND_WAKING + (units == null ? "" : " WHERE unit = ANY($1)");
        Tuple values = units == null ? Tuple.tuple() : Tuple.of((Object) PgTypes.texts(units, UnitCode::value));
        return new Pages<>(row -> foldedCase(row, fold, asOf), next)
                .read(pg, cases, values)
                .compose(read -> new Pages<>(row -> foldedSubject(row, fold, asOf), next)
                        .read(pg, SubjectTable.STATES, Tuple.tuple()));
    }

    private static Counted foldedCase(Row row, CaseFold fold, Instant asOf) {
        CaseRow kept = CaseTable.readRow(row);
        CaseRow again = kept.foldedAgain(fold);
        boolean sleeps = sleeps(row, kept.isFoldedBy(fold), again.wakeAt());
        return new Counted(Subject.CASE, again.file().orElse(null), (sleeps ? again.at(asOf) : again).marks());
    }

    private static Counted foldedSubject(Row row, CaseFold fold, Instant asOf) {
        SubjectRow kept = SubjectTable.read(row);
        Instant until = PgTypes.instant(row, "marked_until");
        SubjectRow again = SubjectRow.of(kept.key(), kept.state(), until, fold);
        boolean sleeps = sleeps(row, kept.isFoldedBy(fold), again.wakeAt());
        SubjectRow awake = sleeps ? SubjectRow.of(kept.key(), kept.state(), asOf, fold) : again;
        return new Counted(kept.key().subject(), null, awake.marks());
    }

    /** What will not be woken when its marks change by time counts as if it had been: nobody else would ever notice. */
    private static boolean sleeps(Row row, boolean byThis, @Nullable Instant wakeAt) {
        return byThis && !Objects.equals(PgTypes.instantOrNull(row, "wake_at"), wakeAt);
    }

    private static Counted counted(Row row) {
        CaseFile file = CaseTable.readFile(row).orElseThrow();
        return new Counted(Subject.CASE, file, Marks.of(file, PgTypes.instant(row, "marked_until")));
    }

    private static Counted countedSubject(Row row) {
        List<Mark> marks = ChangeCodec.readMarks(row.getString("marks"));
        return new Counted(Subject.valueOf(row.getString("kind")), null, marks);
    }

    /** @param next takes a page; the next one is read when its future succeeds */
    record Pages<T>(Function<Row, T> read, Function<List<T>, Future<Void>> next) {
        Future<Void> read(SqlConnection pg, String query, Tuple values) {
            return pg.prepare(query).compose(statement -> {
                Cursor cursor = statement.cursor(values);
                return from(cursor).eventually(cursor::close).eventually(() -> closed(statement));
            });
        }

        private Future<Void> from(Cursor cursor) {
            return cursor.read(FETCH).compose(rows -> {
                List<T> page = new ArrayList<>(rows.size());
                for (Row row : rows) page.add(read.apply(row));
                Future<Void> taken = page.isEmpty() ? Future.succeededFuture() : next.apply(page);
                return taken.compose(done -> cursor.hasMore() ? from(cursor) : Future.succeededFuture());
            });
        }

        private static Future<Void> closed(PreparedStatement statement) {
            return statement.close();
        }
    }

    /**
     * The cases of some units that an officer is known of, as they are counted now: those that were received before
     * {@code end} and not finished before {@code start}. None where officers are off.
     *
     * @param units a unit and those below it
     * @param limit most cases that are read
     * @param page takes a page; the next one is read when its future succeeds
     */
    public Future<Void> readOfficers(
            Collection<UnitCode> units,
            Instant start,
            Instant end,
            int limit,
            Function<List<CaseFile>, Future<Void>> page) {
        String query = CASES + " WHERE officer IS NOT NULL AND unit = ANY($1) AND received_at < $2"
                + " AND (finished_at IS NULL OR finished_at >= $3) LIMIT $4";
        Tuple values = Tuple.of(PgTypes.texts(units, UnitCode::value), PgTypes.time(end), PgTypes.time(start), limit);
        Function<Row, CaseFile> read = row -> CaseTable.readFile(row).orElseThrow();
        return pool.withTransaction(pg -> new Pages<>(read, page).read(pg, query, values));
    }

    /** When each feed was last heard of. */
    public Future<Map<String, Instant>> contacts() {
        return pool.query("SELECT feed, contact_at FROM feed_contact").execute().map(rows -> {
            Map<String, Instant> contacts = new HashMap<>();
            for (Row row : rows) contacts.put(row.getString("feed"), PgTypes.instant(row, "contact_at"));
            return contacts;
        });
    }

    public Future<Void> saveContacts(Map<String, Instant> contacts) {
        if (contacts.isEmpty()) return Future.succeededFuture();
        String put = "INSERT INTO feed_contact (feed, contact_at)"
                + " SELECT f, a FROM unnest($1::text[], $2::timestamptz[]) AS x(f, a)"
                + " ON CONFLICT (feed) DO UPDATE SET contact_at = greatest(feed_contact.contact_at, excluded.contact_at)";
        return pool.preparedQuery(put)
                .execute(Tuple.tuple()
                        .addValue(PgTypes.texts(contacts.keySet(), feed -> feed))
                        .addValue(PgTypes.times(contacts.values(), at -> at)))
                .mapEmpty();
    }

    /**
     * How far a file was imported.
     *
     * @param rows committed or set aside
     * @param setAside of these, not counted
     */
    public record Imported(long rows, long setAside) {}

    /** Empty for a file that was never begun, or was finished. */
    public Future<Optional<Imported>> imported(String fingerprint) {
        return pool.preparedQuery("SELECT rows, set_aside FROM import_checkpoint WHERE fingerprint = $1")
                .execute(Tuple.of(fingerprint))
                .map(rows -> {
                    if (rows.size() == 0) return Optional.empty();
                    Row row = rows.iterator().next();
                    return Optional.of(new Imported(row.getLong("rows"), row.getLong("set_aside")));
                });
    }

    public Future<Void> saveImported(String fingerprint, Imported imported, Instant at) {
        return pool.preparedQuery("INSERT INTO import_checkpoint (fingerprint, rows, set_aside, saved_at)"
                        + " VALUES ($1, $2, $3, $4) ON CONFLICT (fingerprint) DO UPDATE SET rows = excluded.rows,"
                        + " set_aside = excluded.set_aside, saved_at = excluded.saved_at")
                .execute(Tuple.of(fingerprint, imported.rows(), imported.setAside(), PgTypes.time(at)))
                .mapEmpty();
    }

    /** Whether an import has kept its place within the last half minute: one is under way, in whatever process. */
    public Future<Boolean> isImporting() {
        return pool.query("SELECT EXISTS (SELECT FROM import_checkpoint WHERE saved_at > now() - interval '30 seconds'"
                        + " AND saved_at < now() + interval '30 seconds')")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    public Future<Void> forgetImported(String fingerprint) {
        return pool.preparedQuery("DELETE FROM import_checkpoint WHERE fingerprint = $1")
                .execute(Tuple.of(fingerprint))
                .mapEmpty();
    }
}
