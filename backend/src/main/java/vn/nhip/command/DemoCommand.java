package vn.nhip.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.config.Config;
import vn.nhip.config.Feed;
import vn.nhip.config.Lists;
import vn.nhip.core.procedure.Procedure;
import vn.nhip.demo.Demo;
import vn.nhip.demo.DemoClock;
import vn.nhip.demo.DemoProvince;
import vn.nhip.demo.Feeder;
import vn.nhip.demo.FeederSettings;
import vn.nhip.demo.Simulator;
import vn.nhip.ledger.LedgerReader;
import vn.nhip.ops.ClockGuard;
import vn.nhip.pages.PageAddresses;

/** {@code nhip demo}: a whole province on this machine, fed through the public door. */
@Command(
        name = "demo",
        description = "Runs a simulated province on embedded PostgreSQL and Redis.",
        footer = {"", "Examples:", "  nhip demo", "  nhip demo --port 9000 --dir /tmp/nhip --speed 60"})
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "8080", description = "Where the pages are (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--dir", defaultValue = "data/demo", description = "Kept between runs (${DEFAULT-VALUE}).")
    private Path directory;

    @Option(names = "--speed", defaultValue = "1", description = "How fast its clock runs (${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed, the same province (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--months", defaultValue = "3", description = "History to begin with (${DEFAULT-VALUE}).")
    private int months;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        requireUsable();
        Path configDirectory = directory.resolve("config");
        Bundled.copy("config/demo", configDirectory);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("NHIP_HTTP_PORT", Integer.toString(port));
        environment.put("NHIP_DATA_DIR", directory.toString());
        Config config = Config.load(configDirectory, environment);
        Ground.requirePort(config.server().http(), "--port");
        ClockGuard guard = Opened.guard(config);
        DemoClock clock = new DemoClock(guard.instant(), speed, guard);
        Opened opened = Opened.blocking(config, true, new Opened.Time(guard, clock, speed));
        opened.app.reloadsFrom(running -> Lists.reload(configDirectory, config.province(), running));
        LedgerReader.Head head = opened.await(opened.app.reader()::head);
        clock.notBefore(head.asOf());
        Demo[] demo = {null};
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (demo[0] != null) demo[0].stop();
                            opened.stopServer();
                            stopped.countDown();
                        },
                        "stop"));
        opened.await(opened.app::start);
        welcome(out, config, Pages.address(config, opened.app.port()));
        Feeder feeder = new Feeder(opened.vertx, simulator(config, clock.instant()), door(opened, config));
        demo[0] = new Demo(feeder, clock, directory, seed, months, line -> {
            out.print(line);
            out.flush();
        });
        opened.await(() -> demo[0].start(head.asOf()));
        stopped.await();
        return 0;
    }

    private void requireUsable() {
        require(port >= 0 && port <= 65_535, "--port is outside 0..65535: " + port);
        require(speed > 0 && speed <= 10_000, "--speed is not above 0 and up to 10000: " + speed);
        require(months >= 0 && months <= 60, "--months is outside 0..60: " + months);
        Ground.requireFolder(directory, "--dir");
    }

    private void require(boolean usable, String fault) {
        if (!usable) throw new CommandLine.ParameterException(spec.commandLine(), fault);
    }

    private Simulator simulator(Config config, Instant now) {
        List<Procedure> procedures = List.copyOf(config.procedures().all());
        LocalDate today = now.atZone(config.province().zone()).toLocalDate();
        DemoProvince province = new DemoProvince(config.history().on(today), procedures, config.days());
        Instant begin = Demo.begin(directory, seed, months, now);
        return new Simulator(
                province, seed, begin.atZone(config.province().zone()).toLocalDate());
    }

    private static FeederSettings door(Opened opened, Config config) {
        String token = null;
        String stream = null;
        for (Feed feed : config.server().feeds()) {
            if (feed instanceof Feed.Http http) token = http.token().value();
            if (feed instanceof Feed.Stream redis) stream = redis.key();
        }
        return new FeederSettings("127.0.0.1", opened.app.port(), token, opened.app.redisUri(), stream);
    }

    private static void welcome(PrintWriter out, Config config, String address) {
        out.println("Nhịp demo, " + config.province().name() + " (dữ liệu minh họa)");
        out.println("  wall      " + address + PageAddresses.TRIAL_WALL);
        out.println("  health    " + address + PageAddresses.HEALTH);
        out.println("  screens   " + address + PageAddresses.SCREENS);
        out.println("  operator  key " + config.server().operator().key().value());
        out.println("At night and on weekends little happens, as in life; --speed 60 shows a day in 24 minutes.");
        out.flush();
    }
}
