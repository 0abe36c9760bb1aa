package vn.nhip.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine's own address; no embedded server listens anywhere else. */
final class Port {
    static final String HOST = "127.0.0.1";

    private Port() {}

    /** @param wanted 0 for any free one */
    static int choose(int wanted, String server) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), wanted));
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new EmbeddedServerFailure(
                    "port " + wanted + " for the embedded " + server + " is in use by another program", cause);
        }
    }
}
