package vn.nhip.api;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import vn.nhip.access.AccessKeys;
import vn.nhip.access.Credentials;
import vn.nhip.core.catalogue.Catalogue;
import vn.nhip.core.catalogue.Component;
import vn.nhip.core.score.ComponentScore;
import vn.nhip.core.score.Scorer;

/** The catalogues: the whole method, its calculator, and reading it anew. */
final class CatalogueRoutes {
    private final ReadApi served;
    private final AccessKeys keys;

    CatalogueRoutes(ReadApi served, AccessKeys keys) {
        this.served = served;
        this.keys = keys;
    }

    void routes(Router router) {
        Reply.get(
                router,
                "/api/v1/catalogues/:id",
                context -> Future.succeededFuture(CatalogueAnswer.of(catalogue(context))));
        Reply.get(router, "/api/v1/catalogues/:id/points", this::points);
        router.post("/api/v1/catalogues/reload").handler(context -> Reply.answer(context, this::reload));
    }

    private Catalogue catalogue(RoutingContext context) {
        String ids =
                served.methods().catalogues().all().stream().map(Catalogue::id).collect(Collectors.joining(", "));
        return served.methods()
                .catalogues()
                .find(context.pathParam("id"))
                .orElseThrow(() -> ReadProblems.unknown("Unknown catalogue", "the catalogue is one of " + ids));
    }

    private Future<String> points(RoutingContext context) {
        Catalogue catalogue = catalogue(context);
        String id = context.request().getParam("component");
        Component component = catalogue.components().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ReadProblems.bad("Unknown component", "component is one of " + ids(catalogue)));
        BigDecimal met = Query.figure("met", context.request().getParam("met"));
        BigDecimal total = Query.figure("total", context.request().getParam("total"));
        ComponentScore score = new Scorer(catalogue).calculated(component, met, total);
        return Future.succeededFuture(CatalogueAnswer.points(score, met, total));
    }

    private static String ids(Catalogue catalogue) {
        return catalogue.components().stream().map(Component::id).collect(Collectors.joining(", "));
    }

    private Future<String> reload(RoutingContext context) {
        ReadProblems.guard("Not the operator", "the operator key of server.yaml")
                .require(keys.operator(Credentials.of("reload", context.request())));
        return served.reload().map(Answers::reloaded);
    }
}
