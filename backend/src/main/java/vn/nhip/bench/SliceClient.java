package vn.nhip.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/** Sends so many events, however long that takes: two servers that are sent the same slice have done the same work. */
final class SliceClient {
    private final ClientSettings settings;
    private final HttpSender door;
    private long sent;
    private long accepted;

    /**
     * What came of a slice.
     *
     * @param accepted of the events that were sent, those that were new
     * @param seconds from the first request to the last answer
     */
    record Slice(long sent, long accepted, double seconds) {
        double rate() {
            return accepted / seconds;
        }
    }

    SliceClient(Vertx vertx, ClientSettings settings) {
        this.settings = settings;
        this.door = new HttpSender(vertx, settings);
    }

    /**
     * @param most events; fewer are sent when the corpus ends
     */
    Future<Slice> send(CorpusReader reader, int most) {
        long begunAt = System.nanoTime();
        InFlight requests = new InFlight(() -> next(reader, most), answer -> accepted += answer.accepted());
        return requests.keep(settings.inFlight)
                .map(done -> new Slice(sent, accepted, (System.nanoTime() - begunAt) / 1e9));
    }

    private Optional<Future<HttpSender.Answer>> next(CorpusReader reader, int most) {
        byte[] body = sent + settings.batch > most ? null : reader.next(settings.batch);
        if (body == null) return Optional.empty();
        sent += settings.batch;
        return Optional.of(door.send(body));
    }
}
