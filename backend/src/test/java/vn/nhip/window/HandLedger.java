package vn.nhip.window;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import vn.nhip.core.count.Mark;
import vn.nhip.core.count.Marks;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ledger.Subject;
import vn.nhip.testing.Servers;

/** A ledger whose marks are written by hand, into the real tables; what is counted now is kept here. */
final class HandLedger extends LedgerReader {
    private static final int PAGE = 7;

    private final Map<String, List<Mark>> counted = new LinkedHashMap<>();
    private long position;

    HandLedger(Pool pool) {
        super(pool);
    }

    /** Writes what changed of each thing as one batch; no batch when nothing did. */
    void write(Servers servers, Instant asOf, Map<String, List<Mark>> now) {
        List<String> statements = new ArrayList<>();
        now.forEach((thing, marks) -> {
            List<Mark> change = Marks.change(counted.getOrDefault(thing, List.of()), marks);
            if (change.isEmpty()) return;
            counted.put(thing, marks);
            statements.add("INSERT INTO case_change (position, ordinal, seq, case_number, marks) VALUES ("
                    + (position + 1) + ", " + statements.size() + ", 1, '" + thing + "', '" + json(change) + "')");
        });
        if (statements.isEmpty()) return;
        position++;
        statements.add(0, "INSERT INTO ledger_batch (position, as_of) VALUES (" + position + ", '" + asOf + "')");
        servers.sql(String.join("; ", statements));
    }

    private static String json(List<Mark> marks) {
        List<String> values = new ArrayList<>();
        for (Mark mark : marks) {
            values.add("%d,\"%s\",%d,%d,\"%s\",%d,%d"
                    .formatted(
                            mark.minute(),
                            mark.unit().value(),
                            mark.kind().ordinal(),
                            mark.facts(),
                            mark.procedure().value(),
                            mark.minutes(),
                            mark.sign()));
        }
        return "[" + String.join(",", values) + "]";
    }

    @Override
    public Future<Whole> readAll(BiFunction<Head, List<Counted>, Future<Void>> page) {
        List<Counted> all = counted.values().stream()
                .map(marks -> new Counted(Subject.CASE, null, marks))
                .toList();
        return head().compose(head -> pages(head, all, page).map(new Whole(head, List.of())));
    }

    private static Future<Void> pages(
            Head head, List<Counted> all, BiFunction<Head, List<Counted>, Future<Void>> page) {
        Future<Void> done = Future.succeededFuture();
        for (int from = 0; from < all.size(); from += PAGE) {
            List<Counted> some = all.subList(from, Math.min(all.size(), from + PAGE));
            done = done.compose(before -> page.apply(head, some));
        }
        return done;
    }
}
