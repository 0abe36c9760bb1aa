package vn.nhip.server;

import io.micrometer.core.instrument.MeterRegistry;
import vn.nhip.config.Config;
import vn.nhip.config.Secret;
import vn.nhip.config.ServerSettings;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.core.unit.Units;
import vn.nhip.intake.Codecs;
import vn.nhip.intake.Holding;
import vn.nhip.intake.Intake;
import vn.nhip.intake.IntakeLimits;
import vn.nhip.intake.OfficerHash;
import vn.nhip.intake.SetAsideLog;
import vn.nhip.ledger.Ledger;

/** The intake as it is configured, in front of whatever takes the updates. */
record IntakeFactory(Config config, Environment environment, MeterRegistry meters) {
    Intake before(Ledger ledger, Holding holding) {
        return new Intake(ledger, new SetAsideLog(meters), codecs(config.history()), environment.clock(), holding);
    }

    /** The readers of feeds' forms, for these units. */
    Codecs codecs(UnitHistory history) {
        Secret key = config.server().officers().key();
        return Codecs.of(
                unitsToday(history),
                config.province().zone(),
                limits(),
                key == null ? null : new OfficerHash(key.value()));
    }

    /** Every unit that ever was is in it, as it is today. */
    private Units unitsToday(UnitHistory history) {
        return history.on(
                environment.clock().instant().atZone(config.province().zone()).toLocalDate());
    }

    IntakeLimits limits() {
        IntakeLimits usual = IntakeLimits.DEFAULT;
        ServerSettings.Limits own = config.server().limits();
        return new IntakeLimits(
                own.maxBodyBytes(),
                own.maxRows(),
                usual.maxOpenBodies(),
                usual.bodyTimeout(),
                usual.maxSessions(),
                usual.sessionLife(),
                usual.retryAfterFull(),
                usual.retryAfterAway());
    }
}
