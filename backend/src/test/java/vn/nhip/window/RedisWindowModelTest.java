package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.nhip.testing.ACase.at;
import static vn.nhip.testing.Histories.UNITS;
import static vn.nhip.testing.Histories.ZONE;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.core.calendar.Period;
import vn.nhip.core.casefile.CaseFile;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.casefile.CaseState;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.core.update.Update;
import vn.nhip.core.version.Version;
import vn.nhip.ledger.Migrations;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Histories;
import vn.nhip.testing.Servers;

/** Random histories through the real ledger and windows, and by hand: the same integers after every step. */
@ExtendWith(VertxExtension.class)
class RedisWindowModelTest {
    @RegisterExtension
    static final Servers servers = new Servers();

    private static final int HISTORIES = 12;
    private static final int STEPS = 22;
    private static final int CASES = 30;

    @BeforeAll
    static void migrate() {
        Migrations.runBlocking(servers.postgresUri());
    }

    @Test
    void afterEveryStepTheWindowsEqualASlowCountOfTheCases(Vertx vertx) {
        Histories.forAll(HISTORIES, any -> {
            HandClock clock = new HandClock(any.near(newYear(any).minus(Duration.ofDays(2)), 40, 0));
            LocalDate begun = clock.instant().atZone(ZONE).toLocalDate();
            try (WindowRig rig = new WindowRig(vertx, servers, clock, MovingUnits.of(any, begun))) {
                Memory memory = new Memory(rig);
                Model model = new Model(any, clock);
                Map<String, Map<UnitCode, UnitCounts>> seen = new HashMap<>();
                long version = -1;
                for (int step = 0; step < STEPS; step++) {
                    for (int batch = any.below(3); batch >= 0; batch--) rig.append(model.batch());
                    if (any.oneIn(2)) clock.set(move(any, clock.instant()));
                    if (any.oneIn(6)) rig.flush();
                    if (any.oneIn(6)) rig.restart();
                    // Another process follows the ledger beside this one.
                    if (any.oneIn(4)) rig.loop.await(() -> rig.newWindow(clock).refresh());
                    rig.settle();

                    long since = version;
                    // Before anything else is read: most of it comes from what was read the last time.
                    boolean first = any.oneIn(2);
                    WindowSnapshot early = first ? rig.loop.await(() -> rig.window.read(since)) : null;
                    List<CaseFile> files = model.files();
                    WindowSnapshot whole = rig.assertOpenPeriods(files);
                    assertEquals(WindowRig.figures(model.figures.values()), whole.figures());
                    rig.assertDayStart(files);
                    if (any.oneIn(3)) rig.assertDayEnds(files, any);
                    Period closed = closed(any, clock.instant());
                    rig.assertClosed(files, closed);
                    memory.keep(whole, closed);
                    if (any.oneIn(4)) memory.compareOne(any);
                    if (any.oneIn(3)) rig.assertHealthy();

                    WindowSnapshot changed = first ? early : rig.loop.await(() -> rig.window.read(since));
                    changed.counts()
                            .forEach((period, counts) -> seen.computeIfAbsent(period, none -> new HashMap<>())
                                    .putAll(counts));
                    seen.keySet().retainAll(whole.counts().keySet());
                    assertEquals(whole.counts(), seen, "what changed since " + since);
                    version = changed.version();
                }
                rig.assertHealthy();
                memory.compareAll();
            }
        });
    }

    /** In the first week of its year, and in the fifty-third of the year before. */
    private static Instant newYear(Histories any) {
        return any.oneIn(2) ? at("01-01 12:00") : at("12-31 12:00").plus(Duration.ofDays(1));
    }

    /** Minutes, hours, the next midnight to the millisecond, some days, and now and then more than the windows roll. */
    static Instant move(Histories any, Instant now) {
        LocalDate today = now.atZone(ZONE).toLocalDate();
        LocalDate nextMonth = YearMonth.from(today).plusMonths(1).atDay(1);
        return switch (any.below(8)) {
            case 0, 1 -> now.plus(Duration.ofMinutes(any.below(90)));
            case 2 -> now.plus(Duration.ofHours(any.below(30)));
            case 3 -> midnight(today.plusDays(1));
            case 4 -> midnight(today.plusDays(1)).plusMillis(1);
            case 5 -> later(now, midnight(nextMonth).minusMillis(1));
            case 6 -> now.plus(Duration.ofDays(any.below(12)));
            default -> now.plus(Duration.ofDays(any.oneIn(3) ? 45 : 31));
        };
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Period closed(Histories any, Instant now) {
        LocalDate today = now.atZone(ZONE).toLocalDate();
        return switch (any.below(5)) {
            case 0, 1 -> Period.weekOf(today.minusWeeks(1 + any.below(9)));
            case 2 -> Period.month(YearMonth.from(today).minusMonths(1 + any.below(3)));
            case 3 -> Period.quarterOf(today.minusMonths(3));
            default -> Period.year(today.getYear() - 1);
        };
    }

    /** The ledger as plain lists: every case is folded from its updates, nothing is carried over but what was said. */
    private static final class Model {
        private final Histories any;
        private final HandClock clock;
        private final Map<CaseNumber, CaseState> states = new HashMap<>();
        private final Set<String> ids = new HashSet<>();
        private final List<Update> sent = new ArrayList<>();
        private final Map<String, CaseUpdate.Figure> figures = new HashMap<>();
        private final Map<String, Version> figureVersions = new HashMap<>();
        private int serial;

        Model(Histories any, HandClock clock) {
            this.any = any;
            this.clock = clock;
        }

        List<CaseFile> files() {
            return states.values().stream()
                    .flatMap(state -> Histories.FOLD.fold(state).stream())
                    .toList();
        }

        Update[] batch() {
            List<Update> updates = new ArrayList<>();
            for (int i = any.below(25); i > 0; i--) {
                Update next = any.oneIn(6) && !sent.isEmpty() ? any.oneOf(sent) : next();
                updates.add(next);
                take(next);
            }
            return updates.toArray(Update[]::new);
        }

        private Update next() {
            serial++;
            Instant now = clock.instant();
            Instant occurredAt = any.oneIn(3) ? null : any.near(now, 40, 1);
            CaseUpdate body = any.oneIn(12) ? figure() : any.ofCase(any.number(CASES), now);
            boolean portal = body instanceof CaseUpdate.Snapshot && any.oneIn(3);
            return new Update(portal ? null : "e-" + serial, portal ? null : occurredAt, body);
        }

        private CaseUpdate.Figure figure() {
            UnitCode unit = any.oneOf(UNITS.all().stream().map(Unit::code).toList());
            BigDecimal met = any.oneIn(3) ? null : new BigDecimal(any.below(100)).movePointLeft(1);
            String period = (any.oneIn(2) ? "2026-0" : "2026-W0") + (1 + any.below(3));
            return new CaseUpdate.Figure(unit, period, "3.1", met, BigDecimal.valueOf(9));
        }

        private void take(Update update) {
            if (update.id() != null && !ids.add(update.id())) return;
            sent.add(update);
            Version version = version(update);
            if (update.body() instanceof CaseUpdate.Figure figure) {
                Version inForce = figureVersions.get(figure.key());
                version = version.beside(inForce);
                if (inForce != null && inForce.compareTo(version) >= 0) return;
                figureVersions.put(figure.key(), version);
                figures.put(figure.key(), figure);
                return;
            }
            CaseUpdate.OfCase ofCase = (CaseUpdate.OfCase) update.body();
            CaseState before = states.getOrDefault(ofCase.number(), CaseState.unknown(ofCase.number()));
            // Of the portal's form: an update without an identity, or an insert without a time.
            boolean repeat = update.occurredAt() == null
                    && ofCase instanceof CaseUpdate.Snapshot again
                    && (update.id() == null || again.insert())
                    && before.repeats(again.snapshot());
            if (!repeat) states.put(ofCase.number(), before.with(ofCase, version));
        }

        private Version version(Update update) {
            Instant now = clock.instant();
            if (update.occurredAt() == null) return Version.arrived(now, sent.size());
            if (!update.occurredAt().isAfter(now)) {
                return new Version(update.occurredAt(), update.id(), true);
            }
            return Version.ahead(now, sent.size(), update.occurredAt(), update.id());
        }
    }
}
