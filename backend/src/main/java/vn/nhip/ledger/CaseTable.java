package vn.nhip.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.casefile.OnTimeRules;
import vn.nhip.core.casefile.Status;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;

/** The table of cases. */
final class CaseTable {
    static final String COLUMNS = "case_number, unit, procedure, status, facts, received_at, finished_at, due_at,"
            + " on_time_until, handled_minutes, findings, marked_until, on_time_rules, officer, on_time_turns, folded_by";

    /** Every case with its state, those that are not counted included. */
    static final String STATES = "SELECT " + COLUMNS + ", state::text AS state FROM case_file";

    /** The same with when each is due again. */
    static final String STATES_AND_WAKING = "SELECT " + COLUMNS + ", wake_at, state::text AS state FROM case_file";

    private static final String FIND = STATES + " WHERE case_number = ANY($1)";

    private static final String DUE = STATES + " WHERE wake_at < $1 ORDER BY wake_at LIMIT $2";

    private static final String UNLIKE =
            STATES + " WHERE case_number > $1 AND folded_by IS DISTINCT FROM $2 ORDER BY case_number LIMIT $3";

    private static final String PUT = """
            INSERT INTO case_file (case_number, unit, procedure, status, facts, received_at, finished_at, due_at,
                on_time_until, handled_minutes, findings, marked_until, wake_at, position, state, on_time_rules, officer,
                on_time_turns, folded_by)
            SELECT n, u, p, s, f, r, e, d, o, m, q, $12, w, $13, t::json, l, h, v, $19
            FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::timestamptz[],
                $7::timestamptz[], $8::timestamptz[], $9::timestamptz[], $10::bigint[], $11::bigint[],
                $14::timestamptz[], $15::text[], $16::text[], $17::text[], $18::text[])
                AS x(n, u, p, s, f, r, e, d, o, m, q, w, t, l, h, v)
            ON CONFLICT (case_number) DO UPDATE SET
                unit = excluded.unit, procedure = excluded.procedure, status = excluded.status,
                facts = excluded.facts, received_at = excluded.received_at, finished_at = excluded.finished_at,
                due_at = excluded.due_at, on_time_until = excluded.on_time_until,
                handled_minutes = excluded.handled_minutes, findings = excluded.findings,
                marked_until = excluded.marked_until, wake_at = excluded.wake_at, position = excluded.position,
                state = excluded.state, on_time_rules = excluded.on_time_rules, officer = excluded.officer,
                on_time_turns = excluded.on_time_turns, folded_by = excluded.folded_by
            """;

    private CaseTable() {}

    static Future<Map<CaseNumber, CaseRow>> find(SqlClient client, Collection<CaseNumber> numbers) {
        if (numbers.isEmpty()) return Future.succeededFuture(Map.of());
        return client.preparedQuery(FIND)
                .execute(Tuple.of((Object) PgTypes.texts(numbers, CaseNumber::value)))
                .map(rows -> {
                    Map<CaseNumber, CaseRow> found = new HashMap<>();
                    for (Row row : rows) {
                        CaseRow known = readRow(row);
                        found.put(known.state().number(), known);
                    }
                    return found;
                });
    }

    /** Cases whose marks changed by time alone before {@code now}, the oldest first. */
    static Future<List<CaseRow>> due(SqlClient client, Instant now, int limit) {
        return client.preparedQuery(DUE)
                .execute(Tuple.of(PgTypes.time(now), limit))
                .map(CaseTable::readRows);
    }

    /** Cases behind one that were folded by something else, in the order of their numbers. */
    static Future<List<CaseRow>> unlike(SqlClient client, String after, long foldedBy, int limit) {
        return client.preparedQuery(UNLIKE)
                .execute(Tuple.of(after, foldedBy, limit))
                .map(CaseTable::readRows);
    }

    private static List<CaseRow> readRows(RowSet<Row> rows) {
        List<CaseRow> read = new ArrayList<>();
        for (Row row : rows) read.add(readRow(row));
        return read;
    }

    static Future<Void> put(SqlClient client, Batch batch) {
        if (batch.cases.isEmpty()) return Future.succeededFuture();
        Collection<CaseRow> rows = batch.cases.values();
        Tuple values = Tuple.tuple()
                .addValue(PgTypes.texts(rows, row -> row.state().number().value()))
                .addValue(PgTypes.texts(rows, of(file -> file.unit().value())))
                .addValue(PgTypes.texts(rows, of(file -> file.procedure().value())))
                .addValue(PgTypes.longs(rows, of(file -> (long) file.status().code())))
                .addValue(PgTypes.longs(rows, or(CaseFile::facts, 0L)))
                .addValue(PgTypes.times(rows, of(CaseFile::receivedAt)))
                .addValue(PgTypes.times(rows, of(CaseFile::finishedAt)))
                .addValue(PgTypes.times(rows, of(CaseFile::dueAt)))
                .addValue(PgTypes.times(rows, of(CaseFile::onTimeUntil)))
                .addValue(PgTypes.longs(rows, or(CaseFile::handledMinutes, 0L)))
                .addValue(PgTypes.longs(rows, or(CaseFile::findings, 0L)))
                .addValue(PgTypes.time(batch.asOf))
                .addValue(batch.position)
                .addValue(PgTypes.times(rows, CaseRow::wakeAt))
                .addValue(PgTypes.texts(rows, row -> StateCodec.write(row.state())))
                .addValue(PgTypes.texts(rows, of(CaseTable::rules)))
                .addValue(PgTypes.texts(rows, of(CaseFile::officer)))
                .addValue(PgTypes.texts(rows, of(CaseTable::turns)))
                .addValue(batch.fold().fingerprint());
        return client.preparedQuery(PUT).execute(values).mapEmpty();
    }

    private static <T> Function<CaseRow, T> of(Function<CaseFile, T> column) {
        return or(column, null);
    }

    private static <T> Function<CaseRow, T> or(Function<CaseFile, T> column, @Nullable T otherwise) {
        return row -> row.file().isPresent() ? column.apply(row.file().get()) : otherwise;
    }

    static CaseRow readRow(Row row) {
        CaseNumber number = new CaseNumber(row.getString("case_number"));
        CaseState state = StateCodec.read(number, row.getString("state"));
        return new CaseRow(state, readFile(row), PgTypes.instant(row, "marked_until"), row.getLong("folded_by"));
    }

    /** The counted form of a row; empty while no snapshot of the case is known. */
    static Optional<CaseFile> readFile(Row row) {
        if (row.getString("unit") == null) return Optional.empty();
        return Optional.of(new CaseFile(
                new CaseNumber(row.getString("case_number")),
                new UnitCode(row.getString("unit")),
                new ProcedureCode(row.getString("procedure")),
                Status.of(row.getShort("status")),
                row.getLong("facts"),
                PgTypes.instantOrNull(row, "received_at"),
                PgTypes.instantOrNull(row, "finished_at"),
                PgTypes.instantOrNull(row, "due_at"),
                PgTypes.instantOrNull(row, "on_time_until"),
                rules(row.getString("on_time_rules"), PgTypes.instantOrNull(row, "on_time_until")),
                turns(row.getString("on_time_turns")),
                row.getLong("handled_minutes"),
                row.getLong("findings"),
                row.getString("officer")));
    }

    /**
     * The other rules in milliseconds: the end of the day alone where patience makes no difference, as it mostly does
     * not, else all three; an empty one is never late.
     */
    private static @Nullable String rules(CaseFile file) {
        OnTimeRules rules = file.otherRules();
        if (rules == null) return null;
        boolean patienceIsOne = Objects.equals(rules.patient(), file.onTimeUntil())
                && Objects.equals(rules.byDayPatient(), rules.byDay());
        String byDay = millis(rules.byDay());
        return patienceIsOne ? byDay : byDay + "," + millis(rules.patient()) + "," + millis(rules.byDayPatient());
    }

    private static @Nullable OnTimeRules rules(@Nullable String text, @Nullable Instant onTimeUntil) {
        if (text == null) return null;
        int first = text.indexOf(',');
        if (first < 0) {
            Instant byDay = instant(text);
            return new OnTimeRules(byDay, onTimeUntil, byDay);
        }
        int second = text.indexOf(',', first + 1);
        return new OnTimeRules(
                instant(text.substring(0, first)),
                instant(text.substring(first + 1, second)),
                instant(text.substring(second + 1)));
    }

    /** Milliseconds with blanks between them, the four rules with commas; null where there is nothing to say. */
    private static @Nullable String turns(CaseFile file) {
        if (file.turns() == null) return null;
        return file.turns().all().stream()
                .map(turns -> turns.stream().map(CaseTable::millis).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(","));
    }

    private static OnTimeRules.@Nullable Turns turns(@Nullable String text) {
        if (text == null) return null;
        String[] rules = text.split(",", -1);
        return new OnTimeRules.Turns(instants(rules[0]), instants(rules[1]), instants(rules[2]), instants(rules[3]));
    }

    private static List<Instant> instants(String text) {
        List<Instant> instants = new ArrayList<>();
        for (String one : text.split(" ")) if (!one.isEmpty()) instants.add(instant(one));
        return instants;
    }

    private static String millis(@Nullable Instant at) {
        return at == null ? "" : Long.toString(at.toEpochMilli());
    }

    private static @Nullable Instant instant(String millis) {
        return millis.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
