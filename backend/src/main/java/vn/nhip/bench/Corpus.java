package vn.nhip.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.nhip.config.Config;
import vn.nhip.demo.DemoProvince;
import vn.nhip.demo.LiveEvents;
import vn.nhip.demo.SimulatedEvent;
import vn.nhip.demo.Simulator;

/**
 * Events of the simulated province in a file, one a line, in the order of their delivery: made before anything is
 * measured, so that neither side pays for the simulation.
 *
 * @param events lines in the file
 */
record Corpus(Path file, int events) {
    private static final long SEED = 1;
    /** Given figures and broken rows are rare in a feed and would be a different measurement. */
    private static final Set<SimulatedEvent.Kind> KINDS = EnumSet.of(
            SimulatedEvent.Kind.CASE,
            SimulatedEvent.Kind.PROGRESS,
            SimulatedEvent.Kind.RATING,
            SimulatedEvent.Kind.PETITION);

    /** At most {@code most} events that were delivered in the {@code span} before {@code now}. */
    static Corpus write(Path file, Config config, Instant now, Duration span, int most) throws IOException {
        LocalDate today = now.atZone(config.province().zone()).toLocalDate();
        DemoProvince province = new DemoProvince(
                config.history().on(today), List.copyOf(config.procedures().all()), config.days());
        LiveEvents events = new Simulator(province, SEED).live(now.minus(span));
        int written = 0;
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            while (written < most && events.nextAt().isBefore(now)) {
                SimulatedEvent event = events.next();
                if (!KINDS.contains(event.kind())) continue;
                lines.write(event.json());
                lines.write('\n');
                written++;
            }
        }
        return new Corpus(file, written);
    }

    /** One that was written before; fails when there is none. */
    static Corpus of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException("there is no file of events " + file);
        CorpusReader reader = new CorpusReader(file, 0);
        reader.goTo(Integer.MAX_VALUE);
        return new Corpus(file, reader.taken());
    }

    /** Bodies of batches, from the beginning. */
    List<byte[]> bodies(int batch, int count) throws IOException {
        List<byte[]> bodies = new ArrayList<>(count);
        CorpusReader reader = new CorpusReader(file, 0);
        for (byte[] body = reader.next(batch); body != null && bodies.size() < count; body = reader.next(batch)) {
            bodies.add(body);
        }
        return bodies;
    }
}
