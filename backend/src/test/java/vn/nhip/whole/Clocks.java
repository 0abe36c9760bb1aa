package vn.nhip.whole;

import java.time.Duration;
import java.time.Instant;
import vn.nhip.ops.ClockGuard;
import vn.nhip.ops.Steady;
import vn.nhip.testing.HandClock;
import vn.nhip.testing.Servers;

/**
 * The three clocks of one server, each set by hand: the true time that only passes, the machine's clock, and PostgreSQL's,
 * which stands before the built-in one in the search path of the class's database.
 */
final class Clocks {
    private final Servers servers;
    private final HandClock truth;
    private final HandClock wall;

    Clocks(Servers servers, Instant now) {
        this.servers = servers;
        this.truth = new HandClock(now);
        this.wall = new HandClock(now);
        // The migrations want an empty schema of their own, and the first of the path.
        servers.sql(
                "DROP SCHEMA IF EXISTS hands CASCADE",
                "CREATE SCHEMA hands",
                "CREATE TABLE hands.clock (now timestamptz NOT NULL)",
                "INSERT INTO hands.clock VALUES ('" + now + "')",
                "CREATE FUNCTION hands.clock_timestamp() RETURNS timestamptz LANGUAGE sql"
                        + " AS 'SELECT now FROM hands.clock'",
                "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database()"
                        + " || ' SET search_path = public, hands, pg_catalog'; END $$");
    }

    ClockGuard guard() {
        Steady steady = new Steady(this::nanos, this::nanos);
        return new ClockGuard(wall, steady, ClockGuard.Settings.USUAL);
    }

    private long nanos() {
        return Duration.between(Instant.EPOCH, truth.instant()).toNanos();
    }

    Instant truth() {
        return truth.instant();
    }

    /** Time passes, whatever the clocks show. */
    void pass(Duration time) {
        truth.set(truth.instant().plus(time));
        wall.set(wall.instant().plus(time));
        step("now + interval '" + time.toSeconds() + " seconds'");
    }

    /** The machine's clock and PostgreSQL's are set to a wrong time, as on one machine. */
    void jump(Duration off) {
        wall.set(wall.instant().plus(off));
        step("now + interval '" + off.toSeconds() + " seconds'");
    }

    void repair() {
        wall.set(truth.instant());
        step("'" + truth.instant() + "'");
    }

    private void step(String to) {
        servers.sql("UPDATE hands.clock SET now = " + to);
    }
}
