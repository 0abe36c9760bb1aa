package vn.nhip.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import vn.nhip.config.Config;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.core.unit.Unit;

/** A wall that is watched for an hour while scores of the whole province change: does it grow, does it jump, does it stall? */
final class WallBench implements Benchmark {
    private static final String NAME = "wall";
    private static final double MOST_MEGABYTES_AN_HOUR = 1;
    private static final double MOST_NODES = 1.05;
    private static final double MOST_SHIFT = 0.001;
    /** The rest before is for comparison: how often does this machine stall a wall that has nothing to do? */
    private static final double REST_SHARE = 0.05;

    private static final double LONGEST_REST_SECONDS = 120;
    private static final int SAMPLES = 60;

    private final Path browser;
    private final double minutes;
    private final double rate;
    private final PrintWriter progress;

    /** @param rate changes a second */
    WallBench(Path browser, double minutes, double rate, PrintWriter progress) {
        this.browser = browser;
        this.minutes = minutes;
        this.rate = rate;
        this.progress = progress;
    }

    /** The units that the lists of a wall show, and what they may handle. */
    static LoadPattern restless(Config config, Instant now) {
        List<Unit> units = config
                .history()
                .on(now.atZone(config.province().zone()).toLocalDate())
                .all()
                .stream()
                .filter(unit -> unit.kind().equals("department") || unit.kind().equals("commune"))
                .toList();
        List<Procedure> procedures = config.procedures().all().stream()
                .filter(Procedure::resultRequired)
                .limit(20)
                .toList();
        return new LoadPattern(units, procedures);
    }

    @Override
    public List<Result> run(Setting setting) throws Exception {
        InstantSource clock = InstantSource.system();
        try (Stage stage = Stage.open(setting.configDirectory());
                Chromium chromium = new Chromium(browser, List.of("--window-size=1920,1080"), event -> {})) {
            FilledStore.with(stage, setting.history());
            LoadPattern restless = restless(stage.config(), clock.instant());
            FeedSender door = new FeedSender(stage.app().port(), stage.token());
            for (String body : restless.first(clock.instant())) door.put(body);
            stage.untilFollowed();
            double rest = Math.min(LONGEST_REST_SECONDS, minutes * 60 * REST_SHARE);
            double busy = minutes * 60 - rest;
            WallSoak.Plan plan = new WallSoak.Plan(
                    seconds(rest),
                    seconds(busy),
                    seconds(busy / SAMPLES),
                    seconds(1 / rate),
                    Duration.ZERO,
                    () -> door.send(restless.next(clock.instant())),
                    this::tell);
            WallSoak.Seen seen = new WallSoak(chromium.page(), plan)
                    .watch("http://127.0.0.1:" + stage.app().port() + "/man/thu");
            return results(seen, rest / 60, busy / 60, door.refused.get());
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    private void tell(WallSoak.Sample sample) {
        progress.printf(
                Locale.ROOT,
                "  %6.1f min  %6.2f MB  %,d nodes%n",
                sample.seconds() / 60,
                sample.heap(),
                sample.nodes());
        progress.flush();
    }

    private List<Result> results(WallSoak.Seen seen, double restMinutes, double busyMinutes, long refused) {
        WallSoak.Counted busy = seen.busy();
        List<WallSoak.Sample> samples = seen.samples();
        double restLong = seen.rest().longTasks() / restMinutes;
        double restDropped = 100.0
                * seen.rest().dropped()
                / (seen.rest().dropped() + seen.rest().drawn());
        return List.of(
                low("heap after collection, slope", "MB/h", seen.heapSlope()).beside("most", MOST_MEGABYTES_AN_HOUR),
                low("heap at the start", "MB", samples.get(0).heap()),
                low("heap at the end", "MB", samples.get(samples.size() - 1).heap()),
                low("DOM nodes, last third by first", "", seen.nodeShare()).beside("most", MOST_NODES),
                low("DOM nodes at the end", "", seen.most(2)),
                low("layout shift after the first picture", "", busy.shift()).beside("most", MOST_SHIFT),
                low("tasks over 50 ms", "a minute", busy.longTasks() / busyMinutes)
                        .beside("the wall at rest", restLong),
                low("animation frames dropped", "%", 100.0 * busy.dropped() / (busy.dropped() + busy.drawn()))
                        .beside("the wall at rest", restDropped),
                high("frames with changes applied", "a minute", busy.changes() / busyMinutes),
                high("figures changed on the screen", "a minute", busy.shown() / busyMinutes),
                low("pictures fetched anew", "", busy.snapshots()),
                low("errors of the page", "", busy.errors()),
                low("changes that the feed's door refused", "", refused));
    }

    private static Result low(String measure, String unit, double value) {
        return Result.of(NAME, measure, unit, Result.Better.LOWER, MedianOfRounds.single(value));
    }

    private static Result high(String measure, String unit, double value) {
        return Result.of(NAME, measure, unit, Result.Better.HIGHER, MedianOfRounds.single(value));
    }
}
