package vn.nhip.score;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Catalogues;
import vn.nhip.core.catalogue.Source;
import vn.nhip.core.catalogue.Targets;
import vn.nhip.core.count.Mark;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.ledger.Change;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.window.Applied;
import vn.nhip.window.RedisWindow;
import vn.nhip.window.RedisWindow.Earlier;

/**
 * The windows with all that is scored from them by one set of catalogues: what a reload replaces at once. Belongs to the
 * windows' loop; the catalogues and targets may be read from anywhere.
 */
public final class Scoreboard {
    private final Ground ground;
    private final CatalogueSet methods;
    private final Targets targets;
    private final RedisWindow window;
    private final ScoreTicker desk;
    private final PastScores past;
    private final UnitLines lines;

    /**
     * What stays when catalogues are replaced.
     *
     * @param procedureCount how many procedures of the province's list a unit handles that have some properties; null for
     *     no list
     * @param byName the order of names
     */
    public record Ground(
            LedgerReader ledger,
            UnitHistory history,
            ZoneId zone,
            @Nullable BiFunction<Unit, Source.Procedures, Long> procedureCount,
            Comparator<String> byName,
            ScoreMeters meters) {}

    public Scoreboard(Ground ground, Catalogues catalogues, Targets targets, RedisWindow window) {
        this.ground = ground;
        this.methods = new CatalogueSet(catalogues, ground.procedureCount(), ground.byName());
        this.targets = targets;
        this.window = window;
        Openings openings = new Openings(asking(ground.ledger(), window), ground.zone(), System::nanoTime);
        this.desk = new ScoreTicker(
                window, openings, ground.history(), ground.zone(), methods, ground.meters(), System::nanoTime);
        this.past = new PastScores(
                window, ground.ledger(), desk, methods, ground.history(), ground.zone(), ground.meters());
        this.lines = new UnitLines(window, desk, methods, ground, System::nanoTime);
    }

    static Openings.Asking asking(LedgerReader ledger, RedisWindow window) {
        return new Openings.Asking() {
            @Override
            public Future<LedgerReader.Head> head() {
                return ledger.head();
            }

            @Override
            public Future<LedgerReader.Head> headAt(Instant at) {
                return ledger.headAt(at);
            }

            @Override
            public Future<Map<Period, Earlier>> readAt(
                    List<Period> periods, long position, LocalDate on, BiPredicate<Change, Mark> besides) {
                return window.readAt(periods, position, on, besides);
            }
        };
    }

    /** Begins to hear what the windows add; {@code also} hears it too. */
    public Scoreboard listen(Consumer<Applied> also) {
        window.onApplied(applied -> {
            desk.heard(applied);
            also.accept(applied);
        });
        return this;
    }

    /** Brings windows and scores up to the ledger, and what they compare with, before they are shown. */
    public Future<Scoreboard> ready() {
        return window.refresh().compose(fresh -> desk.settle()).map(this);
    }

    /** What it stands on besides catalogues and targets. */
    public Ground ground() {
        return ground;
    }

    public Catalogues catalogues() {
        return methods.catalogues();
    }

    public CatalogueSet methods() {
        return methods;
    }

    public Targets targets() {
        return targets;
    }

    public RedisWindow window() {
        return window;
    }

    public ScoreTicker desk() {
        return desk;
    }

    public PastScores past() {
        return past;
    }

    public UnitLines lines() {
        return lines;
    }
}
