package vn.nhip.score;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.UnitCode;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.Units;
import vn.nhip.window.RedisWindow;

/** Scores of any period: open ones from the last tick, past ones judged as of their end, with what is known now. */
public final class PastScores {
    private static final int MOST_KEPT = 24;

    private final RedisWindow window;
    private final ScoreDesk desk;
    private final SheetMaker maker;
    private final Units units;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** A past standing is right for as long as the windows have not changed. */
    private record Kept(long version, Standing standing) {}

    public PastScores(RedisWindow window, ScoreDesk desk, SheetMaker maker, Units units) {
        this.window = window;
        this.desk = desk;
        this.maker = maker;
        this.units = units;
    }

    /**
     * A standing and the scores that were the newest when it was asked for: it knows at least what they know.
     *
     * @param asOf of these scores, not of the period
     */
    public record Asked(Standing standing, Instant asOf, long position) {}

    /** Fails with {@link IllegalStateException} before the first tick. */
    public Future<Asked> of(Period period) {
        Scores newest = desk.newest();
        if (newest == null) return Future.failedFuture(new IllegalStateException("the scores are not ready yet"));
        return standing(period, newest).map(standing -> new Asked(standing, newest.asOf(), newest.position()));
    }

    private Future<Standing> standing(Period period, Scores newest) {
        Standing open = newest.standings().get(period.id());
        if (open != null) return Future.succeededFuture(open);
        Kept known = kept.get(period.id());
        if (known != null && known.version() == newest.version()) return Future.succeededFuture(known.standing());
        List<UnitCode> all = units.all().stream().map(Unit::code).toList();
        return window.readClosed(period, all).map(counts -> {
            Map<UnitCode, Sheet> sheets = new HashMap<>();
            for (Unit unit : units.all()) {
                sheets.put(unit.code(), maker.sheet(unit, period, counts, desk.figures()));
            }
            Standing standing = maker.standing(period.id(), sheets, Map.of(), null);
            kept.put(period.id(), new Kept(newest.version(), standing));
            return standing;
        });
    }
}
