package vn.nhip.api;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Targets;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.ledger.Restatement;
import vn.nhip.ledger.Restatements;
import vn.nhip.score.CatalogueSet;
import vn.nhip.score.PeriodAnswer;
import vn.nhip.score.Question;
import vn.nhip.score.Scores;
import vn.nhip.score.UnitLine;
import vn.nhip.score.View;
import vn.nhip.window.Checked;
import vn.nhip.wire.Now;

/** What the HTTP answers are made from. */
public interface ReadApi {
    /** The catalogues that are scored by now. */
    CatalogueSet methods();

    Targets targets();

    /** Fails with {@link vn.nhip.score.BusyException} when too much is asked for at once. */
    Future<PeriodAnswer> ask(Question question);

    /**
     * The last 30 days of a unit. Fails with {@link vn.nhip.score.BusyException} when too many are asked for at once.
     *
     * @param kind of calendar periods
     */
    Future<UnitLine> line(UnitCode unit, Period.Kind kind, View view);

    /** The months in which anything lies that is counted, as {@code 2026-11}; in no order. */
    Future<Set<String>> months();

    Future<List<Restatement>> restatements(Restatements.Wanted wanted);

    /** @param until only what had become known by then; null for all */
    Future<Restatements.Summary> restated(UnitCode unit, String period, @Nullable Instant until);

    /**
     * Reads the catalogues, lists and targets anew; succeeds once they are scored by. Fails with
     * {@link vn.nhip.catalogue.file.UnusableFilesException} when any is wrong, and with {@link IllegalStateException} while
     * another reload runs; then nothing has changed.
     */
    Future<CatalogueSet> reload();

    /** Officer → sheet, of a unit and those below it; only what is counted from cases means anything. */
    Future<Map<String, Sheet>> officers(UnitCode unit, Period period);

    /** The main view's scores after the last tick; null before the first. */
    @Nullable
    Scores newest();

    Future<Health> health();

    /** What the standing check of the windows found. */
    Checked checked();

    Now now();

    /** In Prometheus' text form. */
    String metrics();
}
