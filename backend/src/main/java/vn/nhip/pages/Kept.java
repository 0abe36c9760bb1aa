package vn.nhip.pages;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import vn.nhip.ops.Sha256;

/**
 * One file, ready to be sent.
 *
 * @param type of its content
 * @param packed null where that would save nothing
 * @param mark of its content, 32 hexadecimal digits
 */
record Kept(String type, Buffer plain, @Nullable Buffer packed, String mark) {
    /** Less fits into one packet anyway. */
    static final int PACKED_FROM = 1_000;

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json",
            "woff2", "font/woff2");

    static Kept of(String path, byte[] content) {
        String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), TEXT);
        boolean text = !type.startsWith("font/");
        Buffer packed = text && content.length >= PACKED_FROM ? packed(content) : null;
        Buffer smaller = packed != null && packed.length() < content.length ? packed : null;
        return new Kept(type, Buffer.buffer(content), smaller, mark(content));
    }

    /** What it takes in memory. */
    long bytes() {
        return (long) plain.length() + (packed == null ? 0 : packed.length());
    }

    /** Once at the start, so as small as can be. */
    private static Buffer packed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2);
        try (Smallest packer = new Smallest(bytes)) {
            packer.write(content);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static final class Smallest extends GZIPOutputStream {
        Smallest(ByteArrayOutputStream bytes) throws IOException {
            super(bytes);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    private static String mark(byte[] content) {
        return HexFormat.of().formatHex(Sha256.of(content), 0, 16);
    }
}
