package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.testing.OnContext;
import vn.nhip.testing.Servers;

/** What is asked of earlier positions. */
@ExtendWith(VertxExtension.class)
class LedgerReaderTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final Instant FIRST = Instant.parse("2026-11-20T02:00:00Z");

    private Pool pool;
    private OnContext loop;
    private LedgerReader reader;

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    @BeforeEach
    void begin(Vertx vertx) {
        servers.sql("TRUNCATE ledger_batch, case_change");
        loop = new OnContext(vertx);
        pool = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(servers.postgresUri()))
                .using(vertx)
                .build();
        reader = new LedgerReader(pool);
    }

    @AfterEach
    void end() {
        loop.await(pool::close);
    }

    private static void batch(long position, Instant asOf) {
        servers.sql("INSERT INTO ledger_batch VALUES (" + position + ", '" + asOf + "')");
    }

    private LedgerReader.Head headAt(Instant at) {
        return loop.await(() -> reader.headAt(at));
    }

    @Test
    void givenAnEmptyLedger_whenAskedForAnyTime_thenNothingWasThere() {
        LedgerReader.Head none = new LedgerReader.Head(0, Instant.EPOCH, 0);
        assertEquals(none, headAt(FIRST));
        assertEquals(none, loop.await(() -> reader.headUpTo(5)));
        assertEquals(List.of(), loop.await(() -> reader.figuresAt(5)));
    }

    @Test
    void givenAnyNumberOfBatches_whenAskedForATime_thenTheNewestThatIsNotLater() {
        for (int count = 1; count <= 9; count++) {
            // Every third one shares the instant of the one before.
            batch(count, FIRST.plusSeconds(count - (count % 3 == 0 ? 1 : 0)));
            for (int second = -1; second <= count + 1; second++) {
                Instant at = FIRST.plusSeconds(second);
                long expected = 0;
                for (int i = 1; i <= count; i++) if (i - (i % 3 == 0 ? 1 : 0) <= second) expected = i;
                assertEquals(expected, headAt(at).position(), count + " batches, second " + second);
            }
        }
    }

    @Test
    void givenAPositionThatIsMissing_whenAsked_thenTheOneBeforeIt() {
        batch(3, FIRST);
        batch(7, FIRST.plusSeconds(60));

        assertEquals(3, loop.await(() -> reader.headUpTo(6)).position());
        assertEquals(7, loop.await(() -> reader.headUpTo(70)).position());
        assertEquals(3, headAt(FIRST.plusSeconds(59)).position());
        assertEquals(7, headAt(FIRST.plusSeconds(60)).position());
        assertEquals(0, headAt(FIRST.minusMillis(1)).position());
    }

    @Test
    void givenChanges_whenReadAFewAtATime_thenEachOnceInOrderUpToTheEnd() {
        int seq = 0;
        for (int position = 1; position <= 4; position++) {
            batch(position, FIRST.plusSeconds(position));
            for (int ordinal = 0; ordinal < position; ordinal++) {
                servers.sql("INSERT INTO case_change (position, ordinal, seq, case_number, marks) VALUES (" + position
                        + ", " + ordinal + ", " + ++seq + ", 'a', '[]')");
            }
        }
        for (int most = 1; most <= 7; most++) {
            List<Long> read = new ArrayList<>();
            LedgerReader.Place place = new LedgerReader.Place(1, Integer.MAX_VALUE);
            LedgerReader.Page page;
            do {
                LedgerReader.Place after = place;
                int size = most;
                page = loop.await(() -> reader.changesBetween(after, 3, size));
                page.changes().forEach(change -> read.add(change.seq()));
                place = page.end();
            } while (!page.last());
            assertEquals(List.of(2L, 3L, 4L, 5L, 6L), read);
        }
    }

    @Test
    void givenFiguresThatWereReplaced_whenAskedForAPosition_thenThoseInForceThen() {
        figure(1, 0, "2026-11", "1");
        figure(1, 1, "2026-11", "2");
        figure(2, 0, "2026-12", "3");
        figure(3, 0, "2026-11", "4");

        assertEquals(List.of("2026-11 2"), figuresAt(1));
        assertEquals(List.of("2026-11 2", "2026-12 3"), figuresAt(2));
        assertEquals(List.of("2026-11 4", "2026-12 3"), figuresAt(3));
    }

    private static void figure(long position, int ordinal, String period, String met) {
        if (ordinal == 0) batch(position, FIRST.plusSeconds(position));
        String figure =
                "{\"unit\":\"H48\",\"period\":\"%s\",\"component\":\"3.1\",\"met\":\"%s\"}".formatted(period, met);
        servers.sql("INSERT INTO case_change (position, ordinal, seq, figure) VALUES (" + position + ", " + ordinal
                + ", 1, '" + figure + "')");
    }

    private List<String> figuresAt(long position) {
        List<CaseUpdate.Figure> figures = loop.await(() -> reader.figuresAt(position));
        return figures.stream()
                .map(figure ->
                        figure.period() + " " + new BigDecimal(figure.met().toString()))
                .sorted()
                .toList();
    }
}
