package vn.nhip.command;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.nhip.config.Config;
import vn.nhip.config.ServerSettings;
import vn.nhip.config.StoreAddress;

/** What a command stands on, looked at before anything is started; what is wrong is said with the setting that names it. */
final class Ground {
    private static final String FEEDS = "http.feeds.port";

    private Ground() {}

    /**
     * That the server will be able to listen.
     *
     * @param setting that names the port: {@code http.port}
     * @throws IllegalArgumentException naming port, address and setting
     */
    static void requirePort(ServerSettings.Http http, String setting) {
        requirePort(http.host(), http.port(), setting);
    }

    private static void requirePort(String host, int port, String setting) {
        String place = "port " + port + " of " + host;
        String ofHost = setting.equals(FEEDS) ? "http.feeds.host" : "http.host";
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("\"" + host + "\" is no address that is known here (" + ofHost + ")");
        } catch (BindException refused) {
            throw new IllegalArgumentException(why(refused, place, setting, ofHost));
        } catch (IOException cause) {
            throw new IllegalArgumentException(
                    "cannot listen on " + place + " (" + setting + "): " + cause.getMessage());
        }
    }

    private static String why(BindException refused, String place, String setting, String ofHost) {
        String said = String.valueOf(refused.getMessage());
        if (said.contains("in use")) return place + " is in use by another program (" + setting + ")";
        if (said.contains("ermission")) {
            return place + " is not for this user (" + setting + "): ports below 1024 need a permission;"
                    + " take another, behind a proxy";
        }
        if (said.contains("assign")) return place + " is no address of this machine (" + ofHost + ")";
        return "cannot listen on " + place + " (" + setting + "): " + said;
    }

    /** What a server needs of its configuration. */
    static void requireServer(Config config) {
        ServerSettings.Http http = config.server().http();
        requirePort(http, "http.port");
        ServerSettings.FeedDoor feeds = http.feeds();
        if (feeds != null) requirePort(feeds.door().host(), feeds.door().port(), FEEDS);
    }

    /**
     * A folder that is there, or can be made and written to.
     *
     * @param setting that names it: {@code dataDir}
     * @throws IllegalArgumentException naming folder and setting
     */
    static void requireFolder(Path folder, String setting) {
        for (Path part = folder.toAbsolutePath(); part != null; part = part.getParent()) {
            if (Files.exists(part) && !Files.isDirectory(part)) {
                throw new IllegalArgumentException(part + " is a file; a folder is expected (" + setting + ")");
            }
        }
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "nhip", null));
        } catch (IOException refused) {
            throw new IllegalArgumentException("cannot write to the folder " + folder + " (" + setting + ")", refused);
        }
    }

    /** A failure to connect, with the store and the setting that it was about; any other as it is. */
    static Exception named(Exception failure, String redisUri) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean redis = String.valueOf(cause.getMessage()).contains(StoreAddress.of(redisUri));
            boolean away = cause instanceof ConnectException || cause instanceof UnknownHostException;
            if (away && redis) return new IllegalStateException(StoreAddress.silent("Redis", redisUri, cause), failure);
        }
        return failure;
    }
}
