package vn.nhip.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * This build beside another one, in turns on the same machine in the same minutes: what one run says of a machine that others
 * use too is not to be compared with what another run said. One client and one set of events for both, so that nothing
 * differs but the servers.
 */
final class Against {
    private static final Map<String, WireBenchmark> OVER_THE_WIRE = Map.of(
            "intake-batch", WireIntake.batches(),
            "intake-single", WireIntake.singles(),
            "latency", WireFrames.latency(),
            "broadcast", WireFrames.broadcast());

    private final ComparedBuild other;
    private final Benchmark.Setting setting;
    private final Plan plan;
    private final PrintWriter out;
    private final List<Comparison> all = new ArrayList<>();
    private boolean incomplete;

    /**
     * How it is done.
     *
     * @param patience over the wire
     * @param wall options for the wall, which each build watches in a process of its own
     */
    record Plan(WireTurns.Patience patience, List<String> wall) {}

    /** @param out told of each benchmark as soon as it has been measured: who breaks off has what was said so far */
    Against(ComparedBuild other, Benchmark.Setting setting, Plan plan, PrintWriter out) {
        this.other = other;
        this.setting = setting;
        this.plan = plan;
        this.out = out;
    }

    /** False when this build could not be measured in something; what the other cannot is said, and is no fault. */
    boolean measure(List<String> names) throws IOException, InterruptedException {
        tell(ComparisonText.head().stripTrailing());
        for (String name : names) {
            try {
                for (Comparison compared : measured(name)) {
                    all.add(compared);
                    tell(ComparisonText.of(compared).stripTrailing());
                }
            } catch (NotMeasuredException busy) {
                tell(name + " " + busy.getMessage());
                incomplete = true;
            } catch (CannotException refused) {
                tell(name + ": not compared: " + refused.getMessage());
                incomplete |= refused.side() == Side.THIS;
            }
        }
        return !incomplete;
    }

    private List<Comparison> measured(String name) throws CannotException, IOException, InterruptedException {
        ComparedBuild mine = ComparedBuild.running();
        WireBenchmark wire = OVER_THE_WIRE.get(name);
        if (wire == null) {
            List<String> options = name.equals("wall") ? plan.wall() : List.of();
            Path events = Folders.holding(setting.history().file());
            return new OwnRuns(new OwnRuns.Plan(new Both<>(other, mine), events, options), this::tell).measure(name);
        }
        try (BothServers servers = new BothServers(other, mine)) {
            return wire.run(new WireTurns(servers, plan.patience(), this::tell), setting);
        }
    }

    private void tell(String line) {
        out.println(line);
        out.flush();
    }

    /** Everything that was compared. */
    String json() {
        JsonArray rows = new JsonArray();
        all.forEach(compared -> rows.add(ComparisonText.json(compared)));
        return new JsonObject().put("comparisons", rows).encodePrettily();
    }
}
