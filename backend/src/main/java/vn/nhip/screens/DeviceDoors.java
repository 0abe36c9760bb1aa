package vn.nhip.screens;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import vn.nhip.access.RateLimiter;
import vn.nhip.http.Bearer;

/** The doors of walls: a code for a stranger, then all else with the wall's own token. */
final class DeviceDoors {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ScreenRegister register;
    private final Admission admission;
    private final Presence presence;
    private final ScreenMeters meters;
    private final RateLimiter codes;
    private final RateLimiter polls;
    private final RateLimiter beats;

    DeviceDoors(
            ScreenRegister register, Admission admission, Presence presence, ScreenLimits limits, ScreenMeters meters) {
        this.register = register;
        this.admission = admission;
        this.presence = presence;
        this.meters = meters;
        this.codes = new RateLimiter(limits.codesPerAddress(), limits.codeLife(), limits.callers());
        this.polls = new RateLimiter(limits.pollsPerAddress(), MINUTE, limits.callers());
        this.beats = new RateLimiter(limits.beatsPerScreen(), MINUTE, limits.callers());
    }

    void routes(Routes desk) {
        desk.route(HttpMethod.POST, "/api/v1/screens/enrolments", 201, this::open);
        desk.route(HttpMethod.GET, "/api/v1/screens/enrolments/:code", 200, this::ask);
        desk.route(HttpMethod.GET, "/api/v1/screens/me", 200, this::me);
        desk.route(HttpMethod.POST, "/api/v1/screens/me/beat", 200, this::beat);
    }

    private Future<JsonObject> open(RoutingContext context, Input body) {
        require(codes, Routes.address(context), "codes");
        return admission.open().map(opened -> ScreenReplies.opened(opened, register.now()));
    }

    private Future<JsonObject> ask(RoutingContext context, Input body) {
        require(polls, Routes.address(context), "polls");
        String secret = Bearer.of(context.request());
        if (secret == null) throw ScreenProblems.unauthorized("the secret that came with the code is needed");
        return admission
                .ask(context.pathParam("code"), secret)
                .map(claimed -> claimed == null
                        ? ScreenReplies.waiting(register.now())
                        : ScreenReplies.claimed(claimed, register.now()))
                .onFailure(cause -> meters.refused("secret"));
    }

    private Future<JsonObject> me(RoutingContext context, Input body) {
        Device device = presence.holder(Bearer.of(context.request()));
        return Future.succeededFuture(ScreenReplies.me(device, register.now()));
    }

    private Future<JsonObject> beat(RoutingContext context, Input body) {
        Device device = presence.holder(Bearer.of(context.request()));
        require(beats, device.screen.id(), "beats");
        return presence.beat(device, ScreenJson.readBeat(body))
                .map(token -> ScreenReplies.beaten(device, token, register.now()));
    }

    private void require(RateLimiter gate, String caller, String what) {
        if (gate.pass(caller, register.now())) return;
        meters.refused(what);
        throw ScreenProblems.tooMany("too many " + what + " in a short time", gate.waitSeconds(caller, register.now()));
    }
}
