package vn.nhip.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblems;
import vn.nhip.catalogue.file.YamlFile;
import vn.nhip.catalogue.file.YamlNode;
import vn.nhip.core.unit.UnitCode;

/** Reads {@code server.yaml}; every default and every range of a setting stands here. */
final class ServerSettingsReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int SHORTEST_OFFICERS_KEY = 16;
    private static final int USUAL_INTERVAL_SECONDS = 60;
    private static final int LONGEST_INTERVAL_SECONDS = 86_400;

    /** The names of the kinds of feeds. */
    private final Map<String, FeedReader> kinds = Map.of("http", this::httpFeed, "redis-stream", this::streamFeed);

    private final Variables variables;
    private final FileProblems problems;

    private ServerSettingsReader(Variables variables, FileProblems problems) {
        this.variables = variables;
        this.problems = problems;
    }

    /** The settings; null, with the faults noted, when there are any. */
    static @Nullable ServerSettings read(Path file, Map<String, String> environment, FileProblems problems) {
        int before = problems.count();
        Variables variables = new Variables(environment);
        Fields fields = YamlFile.read(file, problems).with(variables, "");
        if (problems.count() > before) return null;
        ServerSettings settings = new ServerSettingsReader(variables, problems).settings(fields);
        return problems.count() > before ? null : settings;
    }

    private ServerSettings settings(Fields fields) {
        ServerSettings settings = new ServerSettings(
                HttpReader.read(fields.section("http"), problems),
                dataDir(fields),
                postgres(fields.section("postgres")),
                redis(fields.section("redis")),
                feeds(fields),
                operator(fields.section("operator")),
                limits(fields.section("limits")),
                officers(fields.section("officers")),
                access(fields),
                clock(fields.section("clock")));
        fields.done();
        return settings;
    }

    private Path dataDir(Fields fields) {
        try {
            return Path.of(fields.text("dataDir", "data"));
        } catch (InvalidPathException notAPath) {
            problems.add(
                    fields.placeOf("dataDir"),
                    "not a path: " + notAPath.getReason()
                            + (notAPath.getReason().contains("unmappable") ? "; set LC_ALL=C.UTF-8" : ""));
            return Path.of("data");
        }
    }

    private ServerSettings.Postgres postgres(Fields postgres) {
        String uri = uri(postgres, List.of("postgresql://"));
        ServerSettings.Postgres read = new ServerSettings.Postgres(
                uri, postgres.whole("poolSize", 8, 1, 100), postgres.whole("timeoutMillis", 10_000, 100, 600_000));
        postgres.done();
        return read;
    }

    private ServerSettings.Redis redis(Fields redis) {
        String uri = uri(redis, List.of("redis://", "rediss://"));
        ServerSettings.Redis read = new ServerSettings.Redis(uri, redis.whole("timeoutMillis", 5_000, 100, 600_000));
        redis.done();
        return read;
    }

    /** An address may hold a password, so a wrong one is not repeated. */
    private String uri(Fields fields, List<String> forms) {
        String uri = fields.text("uri");
        boolean known = uri.isEmpty()
                || uri.equals(ServerSettings.EMBEDDED)
                || forms.stream().anyMatch(form -> uri.startsWith(form) && uri.length() > form.length());
        if (!known) {
            String allowed = ServerSettings.EMBEDDED + ", " + String.join("…, ", forms) + "…";
            problems.add(fields.placeOf("uri"), "unknown form of address; allowed: " + allowed);
        }
        return uri;
    }

    private interface FeedReader {
        Feed read(String name, Fields keys);
    }

    private List<Feed> feeds(Fields fields) {
        List<Feed> feeds = new ArrayList<>();
        Map<String, String> nameOfToken = new HashMap<>();
        for (YamlNode node : fields.items("feeds")) {
            Fields keys = Fields.of(node, problems);
            String name = keys.text("name");
            if (!name.isEmpty() && !NAME.matcher(name).matches()) {
                problems.add(keys.placeOf("name"), "not a feed's name: \"" + name + "\"; allowed: a-z, 0-9 and -");
            }
            if (feeds.stream().anyMatch(feed -> feed.name().equals(name))) {
                problems.add(keys.placeOf("name"), "\"" + name + "\" is there twice");
            }
            Feed feed = feed(name, keys.with(variables, "feeds." + name));
            feeds.add(feed);
            String other =
                    feed instanceof Feed.Http http && !http.token().value().isEmpty()
                            ? nameOfToken.put(http.token().value(), name)
                            : null;
            if (other != null) problems.add(keys.placeOf("token"), "the same token as \"" + other + "\"");
        }
        return feeds;
    }

    private Feed feed(String name, Fields keys) {
        keys.node("name");
        Feed feed = keys.choice("kind", kinds, this::httpFeed).read(name, keys);
        keys.done();
        return feed;
    }

    private Feed httpFeed(String name, Fields keys) {
        return new Feed.Http(name, secret(keys, "token", "feeds." + name), interval(keys));
    }

    private Feed streamFeed(String name, Fields keys) {
        return new Feed.Stream(name, keys.text("key"), keys.text("group", "nhip"), interval(keys));
    }

    private static int interval(Fields keys) {
        return keys.whole("intervalSeconds", USUAL_INTERVAL_SECONDS, 0, LONGEST_INTERVAL_SECONDS);
    }

    private ServerSettings.Operator operator(Fields operator) {
        ServerSettings.Operator read = new ServerSettings.Operator(secret(operator, "key", "operator"));
        operator.done();
        return read;
    }

    /** Off without a key. A key that can be guessed would give the names away, so it must be long. */
    private ServerSettings.Officers officers(Fields officers) {
        Secret key = officers.has("key") ? new Secret(officers.text("key")) : null;
        if (key != null && key.value().length() < SHORTEST_OFFICERS_KEY) {
            problems.add(officers.placeOf("key"), "shorter than " + SHORTEST_OFFICERS_KEY + " characters");
        }
        officers.done();
        return new ServerSettings.Officers(key);
    }

    private List<ServerSettings.Access> access(Fields fields) {
        List<ServerSettings.Access> all = new ArrayList<>();
        Map<String, UnitCode> unitOfKey = new HashMap<>();
        for (YamlNode node : fields.items("access")) {
            Fields keys = Fields.of(node, problems);
            UnitCode unit = unit(keys);
            if (unit == null) continue;
            String path = "access." + unit;
            Fields own = keys.with(variables, path);
            own.node("unit");
            Secret key = secret(own, "key", path);
            own.done();
            if (all.stream().anyMatch(other -> other.unit().equals(unit))) {
                problems.add(keys.placeOf("unit"), "\"" + unit + "\" is there twice");
            }
            UnitCode other = key.value().isEmpty() ? null : unitOfKey.put(key.value(), unit);
            if (other != null) problems.add(own.placeOf("key"), "the same key as of \"" + other + "\"");
            all.add(new ServerSettings.Access(unit, key));
        }
        return all;
    }

    private @Nullable UnitCode unit(Fields keys) {
        String code = keys.text("unit");
        try {
            return code.isEmpty() ? null : UnitCode.parse(code);
        } catch (IllegalArgumentException notACode) {
            problems.add(keys.placeOf("unit"), "not a unit code: \"" + code + "\"; allowed: H48.01");
            return null;
        }
    }

    /** Secrets have no default; of one that is missing an empty one stands in. */
    private Secret secret(Fields fields, String key, String path) {
        if (fields.has(key)) return new Secret(fields.text(key));
        String variable = Variables.nameOf(path + "." + key);
        problems.add(fields.placeOf(key), "is missing and has no default; write it here or set " + variable);
        return new Secret("");
    }

    private ServerSettings.Clock clock(Fields clock) {
        ServerSettings.Clock read = new ServerSettings.Clock(
                Duration.ofSeconds(clock.whole("toleranceSeconds", 120, 5, 3_600)),
                Duration.ofSeconds(clock.whole("holdSeconds", 300, 10, 86_400)));
        clock.done();
        return read;
    }

    private ServerSettings.Limits limits(Fields limits) {
        ServerSettings.Limits read = new ServerSettings.Limits(
                limits.whole("maxBodyBytes", 5_000_000, 1_000, 500_000_000),
                limits.whole("maxRows", 500, 1, 100_000),
                limits.whole("queueRows", 20_000, 1, 10_000_000),
                limits.whole("batchRows", 1_000, 1, 10_000),
                limits.whole("tickMillis", 200, 10, 60_000),
                limits.whole("screens", 5_000, 1, 1_000_000),
                limits.whole("screensPerAddress", 2_000, 1, 1_000_000),
                limits.whole("history", 1_000, 0, 1_000_000),
                limits.whole("stopMillis", 10_000, 0, 600_000));
        limits.done();
        return read;
    }
}
