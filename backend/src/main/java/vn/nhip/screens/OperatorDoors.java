package vn.nhip.screens;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import vn.nhip.access.AccessKeys;
import vn.nhip.access.Credentials;

/** The operator's doors. The key is asked for before anything of the request is looked at. */
final class OperatorDoors {
    private static final String SCREENS = "/api/v1/operator/screens";
    private static final String ONE = SCREENS + "/:id";
    private static final int MOST_NAME = 60;
    private static final int MOST_PLACE = 120;
    private static final int MOST_MINUTES = 1_440;
    private static final int AUDIT_LINES = 200;

    private final ScreenRegister register;
    private final Admission admission;
    private final OperatorActions tending;
    private final AccessKeys keys;

    OperatorDoors(ScreenRegister register, Admission admission, OperatorActions tending, AccessKeys keys) {
        this.register = register;
        this.admission = admission;
        this.tending = tending;
        this.keys = keys;
    }

    void routes(Routes desk) {
        route(desk, HttpMethod.GET, SCREENS, 200, this::list);
        route(desk, HttpMethod.POST, SCREENS, 201, this::confirm);
        route(desk, HttpMethod.GET, SCREENS + "/audit", 200, this::audit);
        route(desk, HttpMethod.POST, SCREENS + "/hold", 200, this::holdAll);
        route(desk, HttpMethod.DELETE, SCREENS + "/hold", 200, this::releaseAll);
        route(desk, HttpMethod.PATCH, ONE, 200, this::rename);
        route(desk, HttpMethod.DELETE, ONE, 204, this::revoke);
        route(desk, HttpMethod.PUT, ONE + "/settings", 200, this::set);
        route(desk, HttpMethod.POST, ONE + "/show-name", 200, this::showName);
        route(desk, HttpMethod.POST, ONE + "/pin", 200, this::pin);
        route(desk, HttpMethod.DELETE, ONE + "/pin", 200, this::unpin);
        route(desk, HttpMethod.POST, ONE + "/hold", 200, this::hold);
        route(desk, HttpMethod.DELETE, ONE + "/hold", 200, this::release);
        route(desk, HttpMethod.POST, ONE + "/reload", 200, this::reload);
    }

    private void route(Routes desk, HttpMethod method, String path, int status, Routes.Question question) {
        desk.guarded(
                method,
                path,
                status,
                context -> ScreenProblems.OPERATOR.require(keys.operator(Credentials.of("screens", context.request()))),
                question);
    }

    private Future<JsonObject> list(RoutingContext context, Input body) {
        return Future.succeededFuture(ScreenReplies.fleet(register));
    }

    private Future<JsonObject> audit(RoutingContext context, Input body) {
        return tending.audited(AUDIT_LINES).map(lines -> ScreenReplies.audit(lines, register.now()));
    }

    private Future<JsonObject> confirm(RoutingContext context, Input body) {
        body.only(Set.of("code", "name", "place", "settings"));
        ScreenSettings settings =
                body.has("settings") ? ScreenJson.readSettings(body.section("settings")) : ScreenSettings.USUAL;
        return answer(admission.confirm(body.text("code", 1, 20), name(body), place(body), settings));
    }

    private Future<JsonObject> rename(RoutingContext context, Input body) {
        body.only(Set.of("name", "place"));
        return answer(tending.rename(id(context), name(body), place(body)));
    }

    private Future<JsonObject> set(RoutingContext context, Input body) {
        return answer(tending.set(id(context), ScreenJson.readSettings(body)));
    }

    private Future<JsonObject> showName(RoutingContext context, Input body) {
        return answer(tending.showName(id(context)));
    }

    private Future<JsonObject> pin(RoutingContext context, Input body) {
        body.only(Set.of("slide", "minutes"));
        String slide = body.choice("slide", ScreenSettings.SLIDES);
        return answer(tending.pin(id(context), slide, (int) body.whole("minutes", 1, MOST_MINUTES)));
    }

    private Future<JsonObject> unpin(RoutingContext context, Input body) {
        return answer(tending.pin(id(context), null, null));
    }

    private Future<JsonObject> hold(RoutingContext context, Input body) {
        return answer(tending.hold(id(context), ScreenJson.readHold(body, register.now())));
    }

    private Future<JsonObject> release(RoutingContext context, Input body) {
        return answer(tending.hold(id(context), null));
    }

    private Future<JsonObject> holdAll(RoutingContext context, Input body) {
        return fleet(tending.holdAll(ScreenJson.readHold(body, register.now())));
    }

    private Future<JsonObject> releaseAll(RoutingContext context, Input body) {
        return fleet(tending.holdAll(null));
    }

    private Future<JsonObject> fleet(Future<Integer> changed) {
        return changed.map(all -> ScreenReplies.fleet(register));
    }

    private Future<JsonObject> reload(RoutingContext context, Input body) {
        return answer(tending.reload(id(context)));
    }

    private Future<JsonObject> revoke(RoutingContext context, Input body) {
        return tending.revoke(id(context)).map(gone -> null);
    }

    private Future<JsonObject> answer(Future<Device> device) {
        return device.map(changed -> ScreenReplies.screen(changed, register.now()));
    }

    private static String id(RoutingContext context) {
        return context.pathParam("id");
    }

    private static String name(Input body) {
        return body.text("name", 1, MOST_NAME);
    }

    private static String place(Input body) {
        return body.has("place") ? body.text("place", 0, MOST_PLACE) : "";
    }
}
