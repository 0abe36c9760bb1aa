package vn.nhip.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.access.Network;
import vn.nhip.core.unit.UnitCode;

/**
 * What {@code server.yaml} says, with {@code NHIP_…} variables applied. Safe to print: secrets are masked.
 *
 * @param dataDir embedded servers, drop folder, exports; relative to where the server was started
 */
public record ServerSettings(
        Http http,
        Path dataDir,
        Postgres postgres,
        Redis redis,
        List<Feed> feeds,
        Operator operator,
        Limits limits,
        Officers officers,
        List<Access> access,
        Clock clock) {
    /** Instead of an address: a server of our own under the data directory. */
    public static final String EMBEDDED = "embedded";

    public ServerSettings {
        feeds = List.copyOf(feeds);
        access = List.copyOf(access);
    }

    /**
     * Where the server listens, and how it stands to those outside.
     *
     * @param door the public one
     * @param frameAncestors origins beside its own whose pages may hold a wall or a reading page in a frame
     * @param trustedProxies whose word on where a request comes from is believed
     * @param basePath that the server lies below, {@code /nhip}; empty for the root
     * @param feeds a door of their own for senders; null: they come to the public one
     */
    public record Http(
            Door door,
            List<String> frameAncestors,
            List<Network> trustedProxies,
            String basePath,
            @Nullable FeedDoor feeds) {
        public Http {
            frameAncestors = List.copyOf(frameAncestors);
            trustedProxies = List.copyOf(trustedProxies);
        }

        /** By itself, at the root. */
        public Http(String host, int port) {
            this(new Door(host, port, Door.USUAL_CONNECTIONS), List.of(), List.of(), "", null);
        }

        public String host() {
            return door.host();
        }

        public int port() {
            return door.port();
        }

        /** Whether senders may come to the public door. */
        public boolean takesFeeds() {
            return feeds == null || feeds.alsoPublic();
        }
    }

    /**
     * An address to listen on.
     *
     * @param port 0 takes any free one
     * @param connections open at the same time
     */
    public record Door(String host, int port, int connections) {
        static final int USUAL_CONNECTIONS = 20_000;
    }

    /**
     * A door that only senders come to.
     *
     * @param alsoPublic whether the public door takes feeds too
     */
    public record FeedDoor(Door door, boolean alsoPublic) {}

    /**
     * Where the ledger lives and how many connections it may hold.
     *
     * @param timeoutMillis for one statement
     */
    public record Postgres(String uri, int poolSize, int timeoutMillis) {
        public boolean embedded() {
            return uri.equals(EMBEDDED);
        }

        @Override
        public String toString() {
            return "Postgres[uri=" + masked(uri) + ", poolSize=" + poolSize + ", timeoutMillis=" + timeoutMillis + "]";
        }
    }

    /**
     * Where the windows live.
     *
     * @param timeoutMillis for one command
     */
    public record Redis(String uri, int timeoutMillis) {
        public boolean embedded() {
            return uri.equals(EMBEDDED);
        }

        @Override
        public String toString() {
            return "Redis[uri=" + masked(uri) + ", timeoutMillis=" + timeoutMillis + "]";
        }
    }

    /** Who may open the operator's pages, until there are roles. */
    public record Operator(Secret key) {}

    /**
     * Whether cases are counted by officer: only with a key, and then only by its keyed hash.
     *
     * @param key null: off, and no officer's field is read
     */
    public record Officers(@Nullable Secret key) {
        public boolean on() {
            return key != null;
        }
    }

    /**
     * When the server's clock is doubted.
     *
     * @param tolerance a step up to this is none
     * @param hold how long a clock that has jumped must stand by its new time, PostgreSQL's agreeing, to be believed
     */
    public record Clock(Duration tolerance, Duration hold) {}

    /** What the head of a unit opens the unit's own pages with. */
    public record Access(UnitCode unit, Secret key) {}

    /**
     * Every queue, batch and count has its number here.
     *
     * @param maxBodyBytes of one request
     * @param maxRows of one request
     * @param queueRows accepted by the door and not yet committed; beyond, senders are told to wait
     * @param batchRows committed at once
     * @param tickMillis between two scorings
     * @param screens connected at the same time
     * @param screensPerAddress of them, from one address (a province behind one gateway has one)
     * @param history changes kept per board, for screens that come back
     * @param stopMillis from the signal to stop to the end
     */
    public record Limits(
            int maxBodyBytes,
            int maxRows,
            int queueRows,
            int batchRows,
            int tickMillis,
            int screens,
            int screensPerAddress,
            int history,
            int stopMillis) {}

    private static String masked(String uri) {
        return uri.replaceFirst("(//[^/@:]*):.*@", "$1:***@").replaceAll("([?&][^=&]*password=)[^&]*", "$1***");
    }
}
