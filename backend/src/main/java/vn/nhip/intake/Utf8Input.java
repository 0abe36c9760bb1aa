package vn.nhip.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** JSON text as UTF-8, whatever UTF it was saved in: PowerShell's {@code >} writes UTF-16. Without a byte order mark. */
final class Utf8Input extends InputStream {
    private static final int CHARS = 8_192;
    private static final int LOOK = 4;

    private final Reader reader;
    private final char[] chars = new char[CHARS];
    private int kept;
    private byte[] ready = {};
    private int at;

    private Utf8Input(InputStream in, Charset charset) {
        reader = new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** @param in supports marks */
    static InputStream of(InputStream in) throws IOException {
        in.mark(LOOK);
        byte[] first = in.readNBytes(LOOK);
        in.reset();
        Charset charset = charset(first);
        in.skipNBytes(markOf(first));
        if (charset == StandardCharsets.UTF_8) return in;
        return new BufferedInputStream(new Utf8Input(in, charset), 8 * CHARS);
    }

    /** By its mark, or by where the first two characters, which are ASCII in JSON, have their zeros (RFC 4627, 3). */
    private static Charset charset(byte[] first) {
        if (isAt(first, 0, 0xff, 0xfe) && !isAt(first, 2, 0, 0)) return StandardCharsets.UTF_16LE;
        if (isAt(first, 0, 0xfe, 0xff)) return StandardCharsets.UTF_16BE;
        if (isAt(first, 0, 0xff, 0xfe) || isAt(first, 1, 0, 0, 0)) return Charset.forName("UTF-32LE");
        if (isAt(first, 0, 0, 0)) return Charset.forName("UTF-32BE");
        if (isAt(first, 1, 0)) return StandardCharsets.UTF_16LE;
        if (isAt(first, 0, 0)) return StandardCharsets.UTF_16BE;
        return StandardCharsets.UTF_8;
    }

    private static int markOf(byte[] first) {
        if (isAt(first, 0, 0xef, 0xbb, 0xbf)) return 3;
        if (isAt(first, 0, 0xff, 0xfe, 0, 0) || isAt(first, 0, 0, 0, 0xfe, 0xff)) return 4;
        return isAt(first, 0, 0xff, 0xfe) || isAt(first, 0, 0xfe, 0xff) ? 2 : 0;
    }

    private static boolean isAt(byte[] bytes, int from, int... wanted) {
        if (bytes.length < from + wanted.length) return false;
        for (int i = 0; i < wanted.length; i++) if ((bytes[from + i] & 0xff) != wanted[i]) return false;
        return true;
    }

    @Override
    public int read() throws IOException {
        return fill() ? ready[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (!fill()) return -1;
        int taken = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, into, offset, taken);
        at += taken;
        return taken;
    }

    private boolean fill() throws IOException {
        while (at == ready.length) {
            int read = reader.read(chars, kept, CHARS - kept);
            if (read < 0 && kept == 0) return false;
            int length = kept + Math.max(0, read);
            // The second half of a letter beyond the first plane comes with the next characters.
            kept = read > 0 && Character.isHighSurrogate(chars[length - 1]) ? 1 : 0;
            ready = new String(chars, 0, length - kept).getBytes(StandardCharsets.UTF_8);
            at = 0;
            if (kept == 1) chars[0] = chars[length - 1];
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
