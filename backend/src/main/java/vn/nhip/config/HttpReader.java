package vn.nhip.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.access.Network;
import vn.nhip.access.Proxies;
import vn.nhip.catalogue.file.Fields;
import vn.nhip.catalogue.file.FileProblems;

/** Reads the section {@code http} of {@code server.yaml}. */
final class HttpReader {
    /** Of a page, without a path; a browser knows no address of IPv6 there. */
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\\d{1,5})?");

    /** The first parts of the server's own paths: below one of them it could not tell one from the other. */
    private static final Set<String> OWN = Set.of(
            "api",
            "cach-tinh",
            "don-vi",
            "giu-man.js",
            "live",
            "man",
            "metrics",
            "quan-tri",
            "static",
            "suc-khoe",
            "x",
            "X",
            "xep-hang");

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

    private final Fields http;
    private final FileProblems problems;

    private HttpReader(Fields http, FileProblems problems) {
        this.http = http;
        this.problems = problems;
    }

    static ServerSettings.Http read(Fields http, FileProblems problems) {
        HttpReader reader = new HttpReader(http, problems);
        String host = host(http, "0.0.0.0");
        int port = http.whole("port", 8080, 0, 65535);
        ServerSettings.Http read = new ServerSettings.Http(
                new ServerSettings.Door(
                        host, port, http.whole("connections", ServerSettings.Door.USUAL_CONNECTIONS, 1, 1_000_000)),
                reader.frameAncestors(),
                reader.trustedProxies(),
                reader.basePath(),
                reader.feeds(host, port));
        http.done();
        return read;
    }

    private static String host(Fields of, String otherwise) {
        return of.text("host", otherwise).replaceAll("[\\[\\]]", "");
    }

    /** Named by its port: where there is none there is no such door. */
    private ServerSettings.@Nullable FeedDoor feeds(String host, int port) {
        Fields door = http.section("feeds");
        boolean named = door.has("port");
        if (!named && (door.has("host") || door.has("connections") || door.has("alsoPublic"))) {
            problems.add(door.placeOf("port"), "is missing: a door for feeds is named by its port");
        }
        ServerSettings.Door own = new ServerSettings.Door(
                host(door, host),
                named ? door.whole("port", 0, 0, 65535) : 0,
                door.whole("connections", 200, 1, 100_000));
        boolean alsoPublic = door.choice("alsoPublic", Map.of("true", true, "false", false), true);
        door.done();
        if (!named) return null;
        if (own.port() != 0 && own.port() == port && meet(host, own.host())) {
            problems.add(
                    door.placeOf("port"), "is the port of http too: " + port + "; the door for feeds needs another");
        }
        return new ServerSettings.FeedDoor(own, alsoPublic);
    }

    private static boolean meet(String one, String other) {
        return one.equals(other) || EVERYWHERE.contains(one) || EVERYWHERE.contains(other);
    }

    private List<String> frameAncestors() {
        List<String> origins = new ArrayList<>();
        for (Fields.Word word : http.words("frameAncestors")) {
            if (ORIGIN.matcher(word.text()).matches()) origins.add(word.text());
            else refuse(word, "not an origin", "https://signage.example.vn or http://10.1.2.3:8123, without a path");
        }
        return origins;
    }

    private List<Network> trustedProxies() {
        List<Network> networks = new ArrayList<>();
        for (Fields.Word word : http.words("trustedProxies")) {
            Optional<Network> network = Network.parse(word.text());
            network.ifPresent(networks::add);
            if (network.isEmpty()) refuse(word, "not an address or a range", "10.1.2.3, 10.0.0.0/8, fd00::/8");
        }
        return networks;
    }

    private void refuse(Fields.Word word, String why, String allowed) {
        problems.add(word.place(), why + ": \"" + word.text() + "\"; allowed: " + allowed);
    }

    private String basePath() {
        String text = http.text("basePath", "");
        if (text.isEmpty() || text.equals("/")) return "";
        String path = text.replaceFirst("/$", "");
        String first = path.replaceFirst("^/", "").replaceFirst("/.*", "");
        if (!Proxies.isPath(path)) {
            problems.add(http.placeOf("basePath"), "not a path: \"" + text + "\"; allowed: /nhip");
        } else if (OWN.contains(first)) {
            problems.add(http.placeOf("basePath"), "begins as a path of the server itself: \"" + text + "\"");
        }
        return path;
    }
}
