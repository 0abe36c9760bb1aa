package vn.nhip.whole;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Everybody may come: those who ask and never read, screens that come again and again, readers of all that is large. */
final class Strangers implements AutoCloseable {
    private static final int SLEEPERS = 40;
    private static final int QUESTIONS = 50;
    private static final int TIMES = 250;

    private final int port;
    private final List<Socket> sleepers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Void>> doing = new ArrayList<>();

    Strangers(int port) throws IOException {
        this.port = port;
        for (int i = 0; i < SLEEPERS; i++) sleepers.add(sleeper());
        for (int i = 0; i < 2; i++) {
            doing.add(CompletableFuture.runAsync(this::comeAgain, threads));
            doing.add(CompletableFuture.runAsync(this::readAll, threads));
        }
    }

    private Socket sleeper() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", port));
        String ask = "GET /api/v1/catalogue HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n";
        socket.getOutputStream().write(ask.repeat(QUESTIONS).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void comeAgain() {
        try {
            for (int i = 0; i < TIMES; i++) new SleepyScreen(port, "board=ranking:commune&period=month").close();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private void readAll() {
        Caller caller = new Caller(port);
        for (int i = 0; i < TIMES; i++) {
            for (String path : List.of("/api/v1/ranking?kind=commune&period=month", "/xep-hang/xa", "/api/v1/units")) {
                if (caller.get(path).statusCode() >= 500) throw new AssertionError(path);
            }
        }
    }

    /** All that they meant to do was done, by all of them. */
    boolean haveDoneTheirWorst() {
        for (CompletableFuture<Void> one : doing) if (one.isDone()) one.join();
        return doing.stream().allMatch(CompletableFuture::isDone);
    }

    @Override
    public void close() throws IOException {
        leave();
    }

    void leave() throws IOException {
        threads.shutdown();
        for (Socket sleeper : sleepers) sleeper.close();
    }
}
