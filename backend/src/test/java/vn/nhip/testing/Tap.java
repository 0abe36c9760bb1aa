package vn.nhip.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that can be cut and joined again: the server behind it is "away" while it is cut. */
public final class Tap implements AutoCloseable {
    private final int behind;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> silent = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    public Tap(int behind) {
        this.behind = behind;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        daemon(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Ends every connection and refuses new ones. */
    public void cut() {
        cut = true;
        open.forEach(Tap::end);
    }

    /** What is connected falls silent: nothing comes back, and neither end is told. New connections are as ever. */
    public void silence() {
        silent.addAll(open);
    }

    public void join() {
        cut = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (cut) end(near);
                else connect(near);
            } catch (IOException closed) {
                if (!door.isClosed()) throw new UncheckedIOException(closed);
            }
        }
    }

    private void connect(Socket near) {
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), behind);
            open.add(near);
            open.add(far);
            if (cut) cut();
            daemon(() -> copy(near, far));
            daemon(() -> copy(far, near));
        } catch (IOException away) {
            end(near);
        }
    }

    private void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] some = new byte[8192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (!silent.contains(from)) out.write(some, 0, read);
            }
        } catch (IOException ended) {
            // Cut, or one side went away: both ends are closed below.
        } finally {
            end(from);
            end(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "tap");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        cut();
    }
}
