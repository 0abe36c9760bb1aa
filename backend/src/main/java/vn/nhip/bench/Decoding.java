package vn.nhip.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How fast one thread reads the same bodies: into a tree, and by our own codec. */
final class Decoding {
    private static final int ROUNDS = 3;
    private static final double ROUND_SECONDS = 1;

    private Decoding() {}

    /** Reads one body. */
    interface Reader {
        int documents(byte[] body) throws IOException;
    }

    static MedianOfRounds tree(List<byte[]> bodies) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        return rate(bodies, body -> mapper.readTree(body).size());
    }

    /** Documents a second. */
    static MedianOfRounds rate(List<byte[]> bodies, Reader reader) throws IOException {
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
