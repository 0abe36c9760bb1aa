package vn.nhip.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events for the feed's door, as quickly as it takes them: every piece has as many, and both servers the same ones. */
final class IntakeLoad implements WireTurns.Load {
    private final Both<CorpusReader> readers;
    private final Shape shape;
    private final Measure rate;
    private final Measure behind;
    private final Measure cost;
    private final Map<Side, Long> accepted = new EnumMap<>(Side.class);
    private long sent;

    /**
     * How they are sent.
     *
     * @param by what is said before each measure; may be empty
     * @param events of one piece
     */
    record Shape(String bench, String by, int batch, int inFlight, int events) {}

    IntakeLoad(Both<CorpusReader> readers, Shape shape) {
        this.readers = readers;
        this.shape = shape;
        this.rate = Measure.high(shape.bench(), shape.by() + "to the commit", "updates/s");
        this.behind = Measure.low(shape.bench(), shape.by() + "until the scores follow", "ms");
        this.cost = Measure.low(shape.bench(), shape.by() + "server's processor time", "us/update");
    }

    /** The same events go on, in pieces of another size. */
    IntakeLoad withEvents(int events) {
        return new IntakeLoad(readers, new Shape(shape.bench(), shape.by(), shape.batch(), shape.inFlight(), events));
    }

    Measure rate() {
        return rate;
    }

    @Override
    public Map<Measure, Double> next(ServerProcess server) throws CannotException, IOException, InterruptedException {
        ClientSettings settings = Driver.settings(server);
        settings.batch = shape.batch();
        settings.inFlight = shape.inFlight();
        double processor = server.processorSeconds();
        SliceClient.Slice slice = Driver.drive(
                server, vertx -> new SliceClient(vertx, settings).send(readers.of(server.side), shape.events()));
        if (slice.sent() < shape.events()) throw new NotMeasuredException("the events are used up");
        double followed = server.untilFollowed();
        sent += slice.sent();
        accepted.merge(server.side, slice.accepted(), Long::sum);
        Map<Measure, Double> seen = new LinkedHashMap<>();
        seen.put(rate, slice.rate());
        seen.put(behind, followed);
        seen.put(cost, (server.processorSeconds() - processor) * 1e6 / slice.sent());
        return seen;
    }

    /** What the two took, where it was not the same: then they have not done the same work. Empty where it was. */
    String difference() {
        long other = accepted.getOrDefault(Side.OTHER, 0L);
        long mine = accepted.getOrDefault(Side.THIS, 0L);
        if (other == mine) return "";
        return shape.bench() + ", " + shape.by() + "NOT THE SAME WORK: of " + sent / 2 + " events the other build took "
                + other + ", this build " + mine;
    }
}
