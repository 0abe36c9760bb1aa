package vn.nhip.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The same load for two servers in turns, of which one stands still while the other works. */
final class WireTurns {
    private final BothServers servers;
    private final Patience patience;
    private final Consumer<String> notes;

    /**
     * How long to go on.
     *
     * @param mostSlices that warm up each server, however restless it is
     * @param rounds of each server that count
     */
    record Patience(int mostSlices, int rounds) {}

    /** A piece of a load: each server gets the pieces in the same order. */
    interface Load {
        /** What was seen of the next piece; measures in the order in which they are told. */
        Map<Measure, Double> next(ServerProcess server) throws CannotException, IOException, InterruptedException;
    }

    /** @param notes told how it went, besides the numbers */
    WireTurns(BothServers servers, Patience patience, Consumer<String> notes) {
        this.servers = servers;
        this.patience = patience;
        this.notes = notes;
    }

    /**
     * Pieces that do not count, until what is seen of both servers stands still: before that it is the compiler that is
     * measured.
     *
     * @param by the measure that is to stand still
     */
    void warm(Load load, Measure by) throws CannotException, IOException, InterruptedException {
        Both<List<Double>> slices = Both.lists();
        for (int slice = 0; slice < patience.mostSlices() && !stands(slices); slice++) {
            for (Side side : slice % 2 == 0 ? Side.values() : new Side[] {Side.THIS, Side.OTHER}) {
                slices.of(side)
                        .add(Objects.requireNonNull(
                                seen(load, side).get(by), "a load without the measure that it is warmed by"));
            }
        }
        String begin = by.bench() + ", " + by.name() + ": ";
        notes.accept(begin + (stands(slices) ? "warm after " : "NOT YET STILL after ")
                + slices.mine().size() + " slices");
        for (Side side : Side.values()) {
            notes.accept("  " + side.words + ": "
                    + slices.of(side).stream().map(Report::number).collect(Collectors.joining("  ")));
        }
    }

    Patience patience() {
        return patience;
    }

    BothServers servers() {
        return servers;
    }

    /** Tells what is to be known besides the numbers; nothing when it is empty. */
    void note(String words) {
        if (!words.isEmpty()) notes.accept(words);
    }

    private static boolean stands(Both<List<Double>> slices) {
        return slices.all().stream().allMatch(Steadiness::standsStill);
    }

    /** Pieces that count. */
    List<Comparison> count(Load load) throws CannotException, IOException, InterruptedException {
        Map<Measure, Both<List<Double>>> seen = new LinkedHashMap<>();
        for (Side side : Side.turns(patience.rounds())) {
            seen(load, side)
                    .forEach((measure, value) -> seen.computeIfAbsent(measure, unseen -> Both.lists())
                            .of(side)
                            .add(value));
        }
        return seen.entrySet().stream()
                .map(one -> new Comparison(
                        one.getKey(), one.getValue().other(), one.getValue().mine()))
                .toList();
    }

    private Map<Measure, Double> seen(Load load, Side side) throws CannotException, IOException, InterruptedException {
        ServerProcess server = servers.of(side);
        try {
            Map<Measure, Double> seen = load.next(server);
            // What one still has to do is not to slow the other.
            server.untilFollowed();
            return seen;
        } catch (NotMeasuredException nothing) {
            throw new NotMeasuredException(side, nothing);
        }
    }
}
