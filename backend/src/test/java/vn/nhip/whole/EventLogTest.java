package vn.nhip.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vn.nhip.CommandRun;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/**
 * A real office's log through the whole server. The log is read where {@code NHIP_RECEIPT_LOG} says it is; without it the
 * same is shown on one that is made up.
 */
@Timeout(180)
class EventLogTest {
    private static final YearMonth FIRST = YearMonth.of(2010, 8);
    private static final int ROWS = 500;
    private static final List<String> UNITS = List.of("H48", "H48.01", "H48.02", "H48.03");

    @RegisterExtension
    static final Servers servers = new Servers();

    @TempDir
    Path directory;

    private EventLog log;
    private HandClock clock;
    private YearMonth last;

    @BeforeEach
    void read() {
        String real = System.getenv("NHIP_RECEIPT_LOG");
        log = real == null || real.isBlank() ? EventLog.madeUp(1434, 500) : EventLog.read(Path.of(real));
        last = YearMonth.from(log.last().atZone(EventLog.ZONE));
        // The month after the last: every month of the log has closed.
        clock = new HandClock(last.plusMonths(1)
                .atDay(1)
                .atStartOfDay(EventLog.ZONE)
                .toInstant()
                .plus(Duration.ofHours(10)));
    }

    /** What all months of all units say after rows were sent in this order. */
    private Map<String, JsonObject> sheetsAfter(List<JsonObject> rows, long distinct) {
        try (Stores stores = new Stores(servers)) {
            stores.empty();
        }
        Path configuration = SmallProvince.on(servers).zone("Europe/Amsterdam").in(directory);
        try (RunningServer server = RunningServer.start(configuration, clock)) {
            Caller caller = server.caller();
            for (int from = 0; from < rows.size(); from += ROWS) {
                send(caller, rows.subList(from, Math.min(rows.size(), from + ROWS)));
            }
            try (Stores stores = new Stores(servers)) {
                caller.see(stores.number("SELECT max(position) FROM ledger_batch"));
            }
            String feed = "feed=\"one-stop\"";
            assertEquals(0, caller.metric("nhip_intake_rows_total", feed, "outcome=\"set-aside\""));
            assertEquals(distinct, caller.metric("nhip_intake_rows_total", feed, "outcome=\"accepted\""));
            assertEquals(
                    rows.size() - distinct, caller.metric("nhip_intake_rows_total", feed, "outcome=\"duplicate\""));
            assertEquals(
                    0,
                    CommandRun.of("check", "--config", configuration.toString()).exit());
            return sheets(caller);
        }
    }

    private static void send(Caller caller, List<JsonObject> rows) {
        HttpResponse<String> response =
                caller.post("/api/v1/feed/dvcqg", Caller.JSON, SmallProvince.TOKEN, new JsonArray(rows).encode());
        assertEquals(200, response.statusCode(), response.body());
        assertEquals("0", new JsonObject(response.body()).getString("error_code"));
    }

    private Map<String, JsonObject> sheets(Caller caller) {
        Map<String, JsonObject> sheets = new TreeMap<>();
        for (String unit : UNITS) {
            for (YearMonth month = FIRST; !month.isAfter(last); month = month.plusMonths(1)) {
                JsonObject sheet = caller.sheet(unit, month.toString());
                sheet.remove("position");
                sheets.put(unit + " " + month, sheet);
            }
        }
        return sheets;
    }

    @Test
    void givenALogOfAnOffice_whenSentInAnyOrder_thenEveryMonthIsRightAndTheSame() {
        List<JsonObject> rows = log.rows();
        long distinct = rows.stream().map(JsonObject::encode).distinct().count();

        Map<String, JsonObject> inOrder = sheetsAfter(rows, distinct);

        int completed = 0;
        int carried = 0;
        int late = 0;
        for (String unit : UNITS) {
            long open = 0;
            for (YearMonth month = FIRST; !month.isAfter(last); month = month.plusMonths(1)) {
                String place = unit + " " + month;
                JsonObject counts = inOrder.get(place).getJsonObject("counts");
                assertEquals(PlainCount.of(log, unit.equals("H48") ? null : unit, month), normal(counts), place);
                long in = counts.getLong("received") + open;
                open = counts.getLong("open");
                assertEquals(in, counts.getLong("completed") + open, "received + carried over, " + place);
                if (unit.equals("H48")) {
                    completed += counts.getInteger("completed");
                    carried = counts.getInteger("open");
                    late += counts.getInteger("late");
                }
            }
        }
        assertEquals(log.cases().size(), completed + carried);
        long undone = log.cases().stream()
                .filter(one -> one.end() != null && PlainCount.finished(one) == null)
                .count();
        assertTrue(undone > 0, "the dirt is there");

        List<JsonObject> twice = new ArrayList<>(rows);
        twice.addAll(rows);
        Collections.shuffle(twice, new Random(766));
        assertEquals(inOrder, sheetsAfter(twice, distinct), "shuffled, every row twice");

        LoggerFactory.getLogger(EventLogTest.class)
                .info(
                        "log counted: cases={} events={} rows={} distinct={} completed={} openAtTheEnd={}"
                                + " lateOverMonths={} endsUndone={}",
                        log.cases().size(),
                        log.events(),
                        rows.size(),
                        distinct,
                        completed,
                        carried,
                        late,
                        undone);
    }

    private static JsonObject normal(JsonObject counts) {
        JsonObject longs = new JsonObject();
        for (String name : counts.fieldNames()) longs.put(name, counts.getLong(name));
        return longs;
    }
}
