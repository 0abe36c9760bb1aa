package vn.nhip.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How {@code nhip bench} compares two builds; package-private fields, as they come from the command line. */
final class AgainstOptions {
    private static final int MOST_ROUNDS = 6;
    private static final int MOST_SLICES = 12;

    @Option(
            names = "--against",
            paramLabel = "JAR",
            description = "Measures this build and that one in turns, by one client and one set of events.")
    Path jar;

    @Option(
            names = "--rounds",
            defaultValue = "6",
            description = "With --against: rounds of each server that count, 1 to 6: ${DEFAULT-VALUE}.")
    int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "12",
            description = "With --against: most slices that warm up a server, 0 to 12: ${DEFAULT-VALUE}.")
    int slices;

    /** What cannot be done as it was said; empty when all can. */
    Optional<String> fault() {
        if (jar != null && !Files.isRegularFile(jar)) return Optional.of("there is no file " + jar);
        if (rounds < 1 || rounds > MOST_ROUNDS) return Optional.of("--rounds is outside 1..6: " + rounds);
        if (slices < 0 || slices > MOST_SLICES) return Optional.of("--warm-up is outside 0..12: " + slices);
        return Optional.empty();
    }

    WireTurns.Patience patience() {
        return new WireTurns.Patience(slices, rounds);
    }
}
