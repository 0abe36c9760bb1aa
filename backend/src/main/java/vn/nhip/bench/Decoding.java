package vn.nhip.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.nhip.config.Config;
import vn.nhip.intake.CloudEventCodec;
import vn.nhip.intake.IntakeLimits;

/** How fast one thread reads the same bodies: into a tree, and by our own codec. Needs no server. */
final class Decoding implements Benchmark {
    private static final String NAME = "decoding";
    private static final int BATCH = 100;
    private static final int SAMPLE = 40;
    private static final int ROUNDS = 3;
    private static final double ROUND_SECONDS = 1;

    /** Reads one body. */
    private interface Reader {
        int documents(byte[] body) throws IOException;
    }

    @Override
    public List<Result> run(Setting setting) throws IOException {
        Config config = Config.load(setting.configDirectory(), Map.of());
        ZoneId zone = config.province().zone();
        Instant now = InstantSource.system().instant();
        CloudEventCodec codec =
                new CloudEventCodec(config.history().on(now.atZone(zone).toLocalDate()), zone, IntakeLimits.DEFAULT);
        List<byte[]> bodies = setting.history().bodies(BATCH, SAMPLE);
        ObjectMapper mapper = new ObjectMapper();
        MedianOfRounds tree = rate(bodies, body -> mapper.readTree(body).size());
        MedianOfRounds ours = rate(bodies, body -> codec.decode(body, now).size());
        return List.of(Result.of(NAME, "decoding, one thread", "events/s", Result.Better.HIGHER, ours)
                .beside("JSON into a tree, one thread", tree.median()));
    }

    /** Documents a second. */
    private static MedianOfRounds rate(List<byte[]> bodies, Reader reader) throws IOException {
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double rate = round(bodies, reader);
            if (round > 0) rates.add(rate);
        }
        return MedianOfRounds.of(rates);
    }

    private static double round(List<byte[]> bodies, Reader reader) throws IOException {
        long begunAt = System.nanoTime();
        long documents = 0;
        double seconds = 0;
        while (seconds < ROUND_SECONDS) {
            for (byte[] body : bodies) documents += reader.documents(body);
            seconds = (System.nanoTime() - begunAt) / 1e9;
        }
        return documents / seconds;
    }
}
