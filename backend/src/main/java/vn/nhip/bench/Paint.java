package vn.nhip.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How soon a page shows its figures to who has never seen it: on a processor six times slower than this one, beside the same
 * page as modules; on a phone with a poor line; and a wall again whose server has gone.
 */
final class Paint implements Benchmark {
    private static final String NAME = "paint";
    private static final Visit.Slow SIX_TIMES = new Visit.Slow(6, null);
    /** 400 kbit/s, which is where a village's mobile line ends; 300 ms to an answer. */
    private static final Visit.Slow PHONE = new Visit.Slow(1, new Visit.Line(50_000, 300));

    private static final String DESK = "1366,768";
    private static final String HAND = "390,844";
    private static final int ROUNDS = 5;
    private static final int PHONE_ROUNDS = 3;

    private static final double MOST_MILLIS = 900;
    private static final double OF_MODULES = 0.5;
    private static final double MOST_KILOBYTES = 120;
    private static final double MOST_REQUESTS = 20;
    private static final double MOST_PHONE_MILLIS = 2_500;
    private static final double MOST_SHIFT = 0.05;
    private static final double MOST_RELOAD_MILLIS = 1_000;

    private final Path browser;

    private record Page(String name, String path) {}

    Paint(Path browser) {
        this.browser = browser;
    }

    @Override
    public List<Result> run(Setting setting) throws Exception {
        Path modules = ModulePages.into(setting.configDirectory().resolveSibling("modules"));
        List<Result> results = new ArrayList<>();
        try (Stage stage = Stage.open(setting.configDirectory());
                Stage before = Stage.open(setting.configDirectory(), modules.toString())) {
            FilledStore.with(stage, setting.history());
            FilledStore.with(before, setting.history());
            for (Page page : pages(stage)) {
                results.addAll(slowed(page, address(stage, page), address(before, page)));
                results.addAll(inTheHand(page, address(stage, page)));
            }
            results.add(withoutServer(stage));
        }
        return results;
    }

    private static List<Page> pages(Stage stage) {
        String unit = stage.units().ofKind("department").get(0).code().value();
        return List.of(
                new Page("wall", "/man/thu"), new Page("ranking", "/xep-hang/so"), new Page("unit", "/don-vi/" + unit));
    }

    private static String address(Stage stage, Page page) {
        return "http://127.0.0.1:" + stage.app().port() + page.path();
    }

    private Visit.Seen look(String address, String size, Visit.Slow slow) {
        try (Visit visit = new Visit(browser, size, slow)) {
            return visit.open(address);
        }
    }

    /** In turns, so that a busy minute of the machine is one of both. */
    private List<Result> slowed(Page page, String address, String modules) {
        List<Visit.Seen> ours = new ArrayList<>();
        List<Visit.Seen> theirs = new ArrayList<>();
        look(address, DESK, SIX_TIMES);
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(look(address, DESK, SIX_TIMES));
            theirs.add(look(modules, DESK, SIX_TIMES));
        }
        double half = OF_MODULES * median(theirs, Visit.Seen::figures).median();
        List<Result> results = new ArrayList<>(List.of(
                result(page, "first paint", "ms", median(ours, Visit.Seen::paint))
                        .beside("modules", median(theirs, Visit.Seen::paint).median()),
                result(page, "first figures", "ms", median(ours, Visit.Seen::figures))
                        .beside("half of modules", half),
                result(page, "first figures, against most", "ms", median(ours, Visit.Seen::figures))
                        .beside("most", MOST_MILLIS),
                result(page, "figures by its script", "ms", median(ours, Visit.Seen::own))
                        .beside("modules", median(theirs, Visit.Seen::own).median()),
                result(page, "layout shift", "", median(ours, Visit.Seen::shift))
                        .beside("most", MOST_SHIFT)));
        results.addAll(asked(page, ours, theirs));
        return results;
    }

    private static List<Result> asked(Page page, List<Visit.Seen> ours, List<Visit.Seen> theirs) {
        boolean wall = page.name().equals("wall");
        MedianOfRounds kilobytes = median(ours, seen -> seen.bytes() / 1000.0);
        MedianOfRounds requests = median(ours, Visit.Seen::requests);
        Result weight = result(page, "on the wire but letters", "kB", kilobytes);
        Result questions = result(page, "requests", "", requests);
        if (wall) return List.of(weight.beside("most", MOST_KILOBYTES), questions.beside("most", MOST_REQUESTS));
        return List.of(
                weight.beside(
                        "modules", median(theirs, seen -> seen.bytes() / 1000.0).median()),
                questions.beside("modules", median(theirs, Visit.Seen::requests).median()));
    }

    private List<Result> inTheHand(Page page, String address) {
        List<Visit.Seen> seen = new ArrayList<>();
        for (int round = 0; round < PHONE_ROUNDS; round++) seen.add(look(address, HAND, PHONE));
        return List.of(
                result(page, "phone, 400 kbit/s: first figures", "ms", median(seen, Visit.Seen::figures))
                        .beside("most", MOST_PHONE_MILLIS),
                result(page, "phone: layout shift", "", median(seen, Visit.Seen::shift))
                        .beside("most", MOST_SHIFT));
    }

    /** Opened anew when nobody answers: from what its browser has kept. */
    private Result withoutServer(Stage stage) {
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round < PHONE_ROUNDS; round++) {
            try (Cable cable = new Cable(stage.app().port());
                    Visit visit = new Visit(browser, DESK, Visit.Slow.NOT)) {
                visit.open("http://127.0.0.1:" + cable.port() + "/man/thu");
                visit.await(
                        "caches.match('/man/').then((page) => Boolean(page && navigator.serviceWorker.controller))");
                cable.cut();
                millis.add(visit.again().own());
            }
        }
        return Result.of(
                        NAME,
                        "wall, no server: to its old picture",
                        "ms",
                        Result.Better.LOWER,
                        MedianOfRounds.of(millis))
                .beside("most", MOST_RELOAD_MILLIS);
    }

    private static MedianOfRounds median(List<Visit.Seen> all, ToDoubleFunction<Visit.Seen> what) {
        return MedianOfRounds.of(all.stream().map(what::applyAsDouble).toList());
    }

    private static Result result(Page page, String measure, String unit, MedianOfRounds value) {
        return Result.of(NAME, page.name() + ", " + measure, unit, Result.Better.LOWER, value);
    }
}
