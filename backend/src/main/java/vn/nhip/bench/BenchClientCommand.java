package vn.nhip.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.ops.EventLoop;

/** The other side of {@code nhip bench}, which starts it: senders and screens; prints what it saw as JSON. */
@Command(name = "bench-client", hidden = true)
public final class BenchClientCommand implements Callable<Integer> {
    private static final int MOST_SECONDS = 150;

    /** What to do. */
    enum Mode {
        LOAD,
        EMPTY,
        PACE
    }

    @Parameters
    private Mode mode;

    @Mixin
    private ClientSettings settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Usage usage = new Usage();
        JsonObject seen = EventLoop.start(vertx)
                .compose(loop -> loop.call(() -> work(vertx)))
                .toCompletionStage()
                .toCompletableFuture()
                .get(MOST_SECONDS, TimeUnit.SECONDS);
        spec.commandLine().getOut().println(seen.put("processors", usage.processors()));
        spec.commandLine().getOut().flush();
        vertx.close();
        return 0;
    }

    private Future<JsonObject> work(Vertx vertx) {
        return switch (mode) {
            case LOAD -> new LoadClient(vertx, settings).load();
            case EMPTY -> new LoadClient(vertx, settings).empty();
            case PACE -> new PaceClient(vertx, settings).run();
        };
    }
}
