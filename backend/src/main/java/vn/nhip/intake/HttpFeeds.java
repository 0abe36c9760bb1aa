package vn.nhip.intake;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.nhip.http.Bearer;
import vn.nhip.http.BoundedBody;
import vn.nhip.http.ProblemException;
import vn.nhip.http.TooLarge;
import vn.nhip.ops.EventLoop;
import vn.nhip.ops.OneLoop;

/**
 * The doors over HTTP: CloudEvents at {@code /api/v1/updates}, the portal's own form at {@code /api/v1/feed/dvcqg}. Reads
 * the request's body itself, so no body handler may come before it. Answers 2xx only after the commit. Sessions live in
 * this object: all requests must come to one instance.
 */
public final class HttpFeeds {
    /** Up to when a sender says that it has told all that it knows. */
    private static final String REACH = "Nhip-Reach";

    private static final int LOGIN_BYTES = 16_384;
    private static final Set<String> EVENT_TYPES =
            Set.of("application/cloudevents+json", "application/cloudevents-batch+json", "application/json");
    private static final Set<String> PORTAL_TYPES = Set.of("application/json");
    private final OneLoop loop = new OneLoop();

    private final Intake intake;
    private final IntakeLimits limits;
    private final FeedKeys keys;
    private final Sessions sessions;
    private int openBodies;
    private int openBodiesOfStrangers;

    /**
     * Adds the routes.
     *
     * @param feeds who may send
     */
    public HttpFeeds(Router router, Intake intake, List<FeedKey> feeds, IntakeLimits limits) {
        this.intake = intake;
        this.limits = limits;
        this.keys = new FeedKeys(feeds);
        this.sessions = new Sessions(limits);
        route(router, "/api/v1/updates", this::updates, RoutingContext::fail);
        route(router, "/api/v1/feed/dvcqg/session", this::session, HttpFeeds::portalNo);
        route(router, "/api/v1/feed/dvcqg", this::portal, HttpFeeds::portalNo);
    }

    /** One door: what it does with a request, and how it says no. */
    private interface Door {
        Future<Void> open(RoutingContext context);
    }

    private void route(Router router, String path, Door door, BiConsumer<RoutingContext, ProblemException> sayNo) {
        router.route(path)
                .handler(context -> enter(context, door).onFailure(cause -> {
                    ProblemException no = FeedProblems.of(cause, limits);
                    intake.log().refused(Integer.toString(no.status()));
                    BoundedBody.discard(context.request(), limits.maxBodyBytes());
                    // The rest of such a body may never come, and the next request would wait behind it.
                    if (no.status() == 408) {
                        context.response()
                                .endHandler(
                                        said -> context.request().connection().close());
                    }
                    sayNo.accept(context, no);
                }));
    }

    /** The portal's senders know no problem+json. */
    private static void portalNo(RoutingContext context, ProblemException no) {
        FeedReplies.portalProblem(context.response(), no);
    }

    private Future<Void> enter(RoutingContext context, Door door) {
        loop.requireHere();
        if (context.request().method() != HttpMethod.POST) return Future.failedFuture(FeedProblems.method());
        boolean known = bearer(context).isPresent();
        if ((known ? openBodies : openBodiesOfStrangers) >= limits.maxOpenBodies()) {
            return Future.failedFuture(FeedProblems.busy(limits));
        }
        count(known, 1);
        return Future.succeededFuture(context).compose(door::open).onComplete(done -> count(known, -1));
    }

    private void count(boolean known, int more) {
        if (known) openBodies += more;
        else openBodiesOfStrangers += more;
    }

    private Future<Intake.Receipt> receive(String feed, List<Decoded> rows, @Nullable Instant toldTo) {
        return EventLoop.home(intake.receive(feed, rows, toldTo));
    }

    private Future<Void> updates(RoutingContext context) {
        Optional<String> feed = bearer(context);
        if (feed.isEmpty()) return Future.failedFuture(FeedProblems.unauthorized("a feed's token is needed"));
        MultiMap headers = context.request().headers();
        boolean binary = BinaryEvent.is(headers, type(context.request()));
        Predicate<String> types = binary ? BinaryEvent::isJson : EVENT_TYPES::contains;
        return body(context, types, EVENT_TYPES, limits.maxBodyBytes())
                .map(body -> binary
                        ? intake.codecs()
                                .events()
                                .decode(BinaryEvent.attributes(headers), body.getBytes(), intake.now())
                        : intake.codecs().events().decode(body.getBytes(), intake.now()))
                .map(CloudEventCodec::withAnEvent)
                .compose(rows -> receive(feed.get(), rows, toldTo(context.request())))
                .map(receipt -> FeedReplies.receipt(context.response(), receipt));
    }

    private Future<Void> session(RoutingContext context) {
        return body(context, PORTAL_TYPES::contains, PORTAL_TYPES, LOGIN_BYTES)
                .map(this::login)
                .map(session -> FeedReplies.session(context.response(), session));
    }

    private String login(Buffer body) {
        JsonRow form = new RowReader(1)
                .read(body.getBytes()).rows().stream()
                        .filter(JsonRow::isObject)
                        .findFirst()
                        .orElseThrow(() -> new Unreadable("not an object"));
        return credentials(form)
                .map(feed -> sessions.open(feed, intake.now()))
                .orElseThrow(() -> FeedProblems.unauthorized("username or password is wrong"));
    }

    private Optional<String> credentials(JsonRow form) {
        try {
            String name = form.text("username");
            String token = form.text("password");
            return name == null || token == null ? Optional.empty() : keys.login(name, token);
        } catch (RowProblem problem) {
            return Optional.empty();
        }
    }

    private Future<Void> portal(RoutingContext context) {
        Optional<String> feed = bearer(context);
        boolean wrongToken = feed.isEmpty() && context.request().getHeader(HttpHeaders.AUTHORIZATION) != null;
        if (wrongToken) return Future.failedFuture(FeedProblems.unauthorized("the token is wrong"));
        return body(context, PORTAL_TYPES::contains, PORTAL_TYPES, limits.maxBodyBytes())
                .map(body -> open(context.request(), body, feed))
                .compose(letter -> intake.receive(
                        letter.feed(),
                        intake.codecs().dvcqg().decode(letter.message(), intake.now()),
                        toldTo(context.request())))
                .map(receipt -> FeedReplies.portalReceipt(context.response(), receipt));
    }

    /** A message whose sender is known. */
    private record Letter(String feed, DvcqgCodec.Message message) {}

    /** Without a token the sender stands in the body; who cannot be known is told nothing of the body. */
    private Letter open(HttpServerRequest request, Buffer body, Optional<String> feed) {
        ProblemException stranger = FeedProblems.unauthorized("a session or a feed's token is needed");
        try {
            DvcqgCodec.Message message = intake.codecs().dvcqg().read(body.getBytes(), call(request));
            String sender = feed.or(() -> sessions.feed(message.session(), intake.now()))
                    .orElseThrow(() -> stranger);
            return new Letter(sender, message);
        } catch (Unreadable | TooLarge unusable) {
            throw feed.isPresent() ? unusable : stranger;
        }
    }

    /** Null when the sender does not say to when it has told. */
    private static @Nullable Instant toldTo(HttpServerRequest request) {
        String text = request.getHeader(REACH);
        if (text == null) return null;
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException wrong) {
            throw new Unreadable(REACH + " is an instant with its zone, as 2026-11-20T14:30:00+07:00");
        }
    }

    private static DvcqgCodec.Call call(HttpServerRequest request) {
        try {
            return DvcqgCodec.Call.of(
                    request.getParam("service"), request.getParam("MaDinhDanhDV"), request.getParam("isUpdating"));
        } catch (IllegalArgumentException notEncoded) {
            throw new Unreadable("the address is not percent-encoded");
        }
    }

    private Optional<String> bearer(RoutingContext context) {
        return keys.holder(Bearer.of(context.request()));
    }

    private Future<Buffer> body(RoutingContext context, Predicate<String> types, Set<String> named, int maxBytes) {
        if (!understood(context.request(), types)) {
            return Future.failedFuture(FeedProblems.mediaType(
                    String.join(", ", named.stream().sorted().toList())));
        }
        return BoundedBody.read(context.request(), maxBytes)
                .timeout(limits.bodyTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .recover(cause -> Future.failedFuture(cause instanceof TimeoutException ? FeedProblems.slow() : cause));
    }

    /** Of the body, without its parameters; empty when it was not said. */
    private static String type(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return header == null
                ? ""
                : header.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    }

    private static boolean understood(HttpServerRequest request, Predicate<String> types) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) return false;
        if (!types.test(type(request))) return false;
        String[] parts = request.getHeader(HttpHeaders.CONTENT_TYPE)
                .toLowerCase(Locale.ROOT)
                .split(";");
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) return false;
        }
        return true;
    }
}
