package vn.nhip.whole;

import io.vertx.core.json.JsonObject;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A screen on a bare socket that reads only when it is told to. */
final class SleepyScreen implements AutoCloseable {
    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final StringBuilder part = new StringBuilder();

    SleepyScreen(int port, String query) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        String request = "GET /api/v1/live?" + query + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: nhip.v1\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), 4096));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) head.append((char) in.readUnsignedByte());
        if (!head.toString().startsWith("HTTP/1.1 101")) throw new IOException(head.toString());
    }

    /** Wakes up and reads, frame by frame, until one is as wanted; returns all of them. */
    List<JsonObject> readUntil(Predicate<JsonObject> wanted) throws IOException {
        List<JsonObject> frames = new ArrayList<>();
        do {
            frames.add(frame());
        } while (!wanted.test(frames.get(frames.size() - 1)));
        return frames;
    }

    JsonObject frame() throws IOException {
        boolean last;
        do {
            int first = in.readUnsignedByte();
            if ((first & 0x0f) == 8) throw new IOException("closed by the server");
            last = (first & 0x80) != 0;
            long length = in.readUnsignedByte() & 0x7f;
            if (length == 126) length = in.readUnsignedShort();
            else if (length == 127) length = in.readLong();
            byte[] payload = new byte[(int) length];
            in.readFully(payload);
            part.append(new String(payload, StandardCharsets.ISO_8859_1));
        } while (!last);
        String text = new String(part.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        part.setLength(0);
        return new JsonObject(text);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
