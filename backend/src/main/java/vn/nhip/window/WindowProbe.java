package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.nhip.core.catalogue.Measure;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.ledger.Change;

/** Applies changes without a ledger, for {@code nhip bench}: to windows of their own, in a database that is given. */
public final class WindowProbe {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int WAITING = 200_000;

    private final Redis redis;
    private final RedisClient commands;
    private final Layout layout;
    private final LocalDate today;
    private final Instant asOf;
    private long position = -1;

    public WindowProbe(Vertx vertx, String uri, Collection<Measure> measures, UnitHistory history, ZoneId zone) {
        this.redis = Redis.createClient(
                vertx,
                new RedisOptions()
                        .setConnectionString(uri)
                        .setPreferredProtocolVersion(ProtocolVersion.RESP2)
                        .setMaxWaitingHandlers(WAITING));
        this.commands = new RedisClient(redis, TIMEOUT_MILLIS);
        InstantSource clock = InstantSource.system();
        this.asOf = clock.instant();
        this.today = asOf.atZone(zone).toLocalDate();
        this.layout = Layout.of(commands, "00000000", history.on(today), zone, new MeasureIndex(measures));
    }

    /** Adds changes up and applies them as the windows do; answers how many counts were changed. */
    public Future<Integer> apply(List<Change> changes) {
        MarkSums tallies = tallies(changes);
        ScriptSink sink = new ScriptSink();
        new FieldWriter(layout.keys(), tallies, today, layout.tree()).to(sink, Mark.minuteOf(asOf));
        int counts = sink.size();
        return begun().compose(ready -> {
            WindowWriter.Stand from = new WindowWriter.Stand(Long.toString(position), "");
            position++;
            WindowWriter.Stand to = new WindowWriter.Stand(Long.toString(position), "");
            return layout.writer()
                    .run(new WindowWriter.Step(from, to, asOf, today), tallies, List.of())
                    .map(applied -> counts);
        });
    }

    private Future<Void> begun() {
        if (position >= 0) return Future.succeededFuture();
        position = 0;
        Request word = Request.cmd(Command.SET).arg(layout.keys().rebuilder()).arg("0");
        return commands.send(word).compose(mine -> layout.reader().begin("0", today));
    }

    /** As many plain increments, of fields as long in keys as many: the limit. */
    public List<Request> increments(List<Change> changes) {
        List<Request> increments = new ArrayList<>();
        FieldWriter.Sink plain = new FieldWriter.Sink() {
            @Override
            public void add(String key, String field, long delta) {
                increments.add(Request.cmd(Command.HINCRBY)
                        .arg("plain:" + key)
                        .arg(field)
                        .arg(delta));
            }

            @Override
            public void distinctFlow(
                    FieldWriter.Distinct target, String stockKey, String field, String measure, long delta) {
                add(target.flowKey(), field, delta);
            }

            @Override
            public void distinctStock(
                    String stockKey, String field, String measure, long delta, List<FieldWriter.Distinct> open) {
                add(stockKey, field, delta);
            }

            @Override
            public void month(String month) {}
        };
        new FieldWriter(layout.keys(), tallies(changes), today, layout.tree()).to(plain, Mark.minuteOf(asOf));
        return increments;
    }

    /** Sends increments that were made before, pipelined. */
    public Future<Integer> send(List<Request> increments) {
        return commands.each(increments).map(done -> increments.size());
    }

    /** Seconds of processor time that Redis has used. */
    public Future<Double> processorSeconds() {
        return commands.send(Request.cmd(Command.INFO).arg("cpu")).map(reply -> {
            double seconds = 0;
            for (String line : reply.toString().split("\r\n")) {
                if (line.startsWith("used_cpu_user:") || line.startsWith("used_cpu_sys:")) {
                    seconds += Double.parseDouble(line.substring(line.indexOf(':') + 1));
                }
            }
            return seconds;
        });
    }

    private MarkSums tallies(List<Change> changes) {
        MarkSums tallies = layout.writer().tallies();
        for (Change change : changes) change.marks().forEach(tallies::add);
        return tallies;
    }

    public void close() {
        redis.close();
    }
}
