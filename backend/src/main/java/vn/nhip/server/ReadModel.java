package vn.nhip.server;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.nhip.api.Health;
import vn.nhip.api.ReadApi;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.catalogue.Targets;
import vn.nhip.core.score.Sheet;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.ledger.Restatement;
import vn.nhip.ledger.Restatements;
import vn.nhip.ops.EventLoop;
import vn.nhip.score.CatalogueSet;
import vn.nhip.score.PeriodAnswer;
import vn.nhip.score.Question;
import vn.nhip.score.Scores;
import vn.nhip.score.UnitLine;
import vn.nhip.score.View;
import vn.nhip.window.Checked;
import vn.nhip.wire.Now;

/** What the doors ask of the other rooms, on the loops of these. */
record ReadModel(
        ScoreboardSwitch showing,
        EventLoop windowLoop,
        Restatements stored,
        Supplier<Future<Health>> asksHealth,
        Supplier<Now> clock,
        Supplier<String> scrape)
        implements ReadApi {
    @Override
    public CatalogueSet methods() {
        return showing.board().methods();
    }

    @Override
    public Targets targets() {
        return showing.board().targets();
    }

    @Override
    public Future<PeriodAnswer> ask(Question question) {
        return windowLoop.call(() -> showing.board().past().ask(question));
    }

    @Override
    public Future<UnitLine> line(UnitCode unit, Period.Kind kind, View view) {
        return windowLoop.call(() -> showing.board().lines().of(unit, kind, view));
    }

    @Override
    public Future<Set<String>> months() {
        return windowLoop.call(() -> showing.board().window().months());
    }

    @Override
    public Future<List<Restatement>> restatements(Restatements.Wanted wanted) {
        return windowLoop.call(() -> stored.read(wanted));
    }

    @Override
    public Future<Restatements.Summary> restated(UnitCode unit, String period, @Nullable Instant until) {
        return windowLoop.call(() -> stored.summary(unit, period, until));
    }

    @Override
    public Future<CatalogueSet> reload() {
        return windowLoop.call(showing::reload);
    }

    @Override
    public Future<Map<String, Sheet>> officers(UnitCode unit, Period period) {
        return windowLoop.call(() -> showing.board().past().officers(unit, period));
    }

    @Override
    public @Nullable Scores newest() {
        return showing.newest();
    }

    @Override
    public Future<Health> health() {
        return asksHealth.get();
    }

    @Override
    public Checked checked() {
        return showing.board().window().checked();
    }

    @Override
    public Now now() {
        return clock.get();
    }

    @Override
    public String metrics() {
        return scrape.get();
    }
}
