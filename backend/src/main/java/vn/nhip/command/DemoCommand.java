package vn.nhip.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.nhip.config.Config;
import vn.nhip.demo.Demo;
import vn.nhip.demo.DemoClock;

/** {@code nhip demo}: a whole province on this machine, fed through the public door. */
@Command(name = "demo", description = "Runs a simulated province on embedded PostgreSQL and Redis.")
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
        Files.createDirectories(directory);
        Path configDirectory = directory.resolve("config");
        Bundled.copy("config/demo", configDirectory);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("NHIP_HTTP_PORT", Integer.toString(port));
        environment.put("NHIP_DATA_DIR", directory.toString());
        Config config = Config.load(configDirectory, environment);
        EmbeddedServers servers = Opened.startServers(config);
        Opened opened = Opened.blocking(config, servers, clockFrom(servers), speed);
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
        demo[0] = demo(opened, config, line -> {
            out.print(line);
            out.flush();
        });
        opened.await(() -> opened.app.reader().head().compose(head -> demo[0].start(head.asOf())));
        stopped.await();
        return 0;
    }
