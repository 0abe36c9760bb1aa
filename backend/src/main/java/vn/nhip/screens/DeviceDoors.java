package vn.nhip.screens;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import vn.nhip.access.Gate;
import vn.nhip.access.Shown;

/** The doors of walls: a code for a stranger, then all else with the wall's own token. */
final class DeviceDoors {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Register register;
    private final Admission admission;
    private final Presence presence;
    private final ScreenMeters meters;
    private final Gate codes;
    private final Gate polls;
    private final Gate beats;

    DeviceDoors(Register register, Admission admission, Presence presence, ScreenLimits limits, ScreenMeters meters) {
        this.register = register;
        this.admission = admission;
        this.presence = presence;
        this.meters = meters;
        this.codes = new Gate(limits.codesPerAddress(), limits.codeLife(), limits.callers());
        this.polls = new Gate(limits.pollsPerAddress(), MINUTE, limits.callers());
        this.beats = new Gate(limits.beatsPerScreen(), MINUTE, limits.callers());
    }

    void routes(Desk desk) {
        desk.route(HttpMethod.POST, "/api/v1/screens/enrolments", 201, this::open);
        desk.route(HttpMethod.GET, "/api/v1/screens/enrolments/:code", 200, this::ask);
        desk.route(HttpMethod.GET, "/api/v1/screens/me", 200, this::me);
        desk.route(HttpMethod.POST, "/api/v1/screens/me/beat", 200, this::beat);
    }

    private Future<JsonObject> open(RoutingContext context, Input body) {
        require(codes, Desk.address(context), "codes");
        return admission.open().map(opened -> Answers.opened(opened, register.now()));
    }

    private Future<JsonObject> ask(RoutingContext context, Input body) {
        require(polls, Desk.address(context), "polls");
        String secret = Shown.bearer(context.request());
        if (secret == null) throw Refusal.unauthorized("the secret that came with the code is needed");
        return admission
                .ask(context.pathParam("code"), secret)
                .map(claimed ->
                        claimed == null ? Answers.waiting(register.now()) : Answers.claimed(claimed, register.now()))
                .onFailure(cause -> meters.refused("secret"));
    }

    private Future<JsonObject> me(RoutingContext context, Input body) {
        Device device = presence.holder(Shown.bearer(context.request()));
        return Future.succeededFuture(Answers.me(device, register.now()));
    }

    private Future<JsonObject> beat(RoutingContext context, Input body) {
        Device device = presence.holder(Shown.bearer(context.request()));
        require(beats, device.screen.id(), "beats");
        return presence.beat(device, ScreenJson.readBeat(body))
                .map(token -> Answers.beaten(device, token, register.now()));
    }

    private void require(Gate gate, String caller, String what) {
        if (gate.pass(caller, register.now())) return;
        meters.refused(what);
        throw Refusal.tooMany("too many " + what + " in a short time", gate.waitSeconds(caller, register.now()));
    }
}
