package vn.nhip.pages;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Everything, packed once at the start. */
final class MemoryShelf implements Shelf {
    /** Ten times what the pages are: more is somebody's mistake, and would be heap that the province needs. */
    static final long MOST_BYTES = 32L << 20;

    private static final String NAMED = "b/";

    private final Map<String, Kept> sources = new HashMap<>();
    private final Map<String, Kept> named = new HashMap<>();
    private final Bundles bundles;
    private final long bytes;

    /**
     * @param files by path
     * @throws IllegalStateException when they are more than 32 MiB, or not as their list says
     */
    MemoryShelf(Map<String, byte[]> files) {
        bundles = Bundles.among(files);
        files.forEach((path, content) -> lay(path, content, files));
        for (String file : bundles.named().values()) {
            byte[] content = Objects.requireNonNull(files.get(NAMED + file), "a list of bundles names what is there");
            named.put(file, Kept.of(file, content));
        }
        bytes = sum(sources) + sum(named);
        if (bytes > MOST_BYTES) throw new IllegalStateException("the pages take " + bytes + " bytes of memory");
    }

    /** What lies beside the named files was left by an earlier build, or is their list. */
    private void lay(String path, byte[] content, Map<String, byte[]> files) {
        if (path.startsWith(NAMED)) return;
        byte[] shown = Parts.mayNameParts(path) ? page(text(content), files) : content;
        sources.put(path, Kept.of(path, shown));
    }

    private byte[] page(String html, Map<String, byte[]> files) {
        String whole = Parts.laidIn(html, name -> files.containsKey(name) ? text(files.get(name)) : null);
        return bundles.rewrite(whole).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static long sum(Map<String, Kept> files) {
        return files.values().stream().mapToLong(Kept::bytes).sum();
    }

    /** In memory. */
    long bytes() {
        return bytes;
    }

    /** How many files are named by their content; 0: pages are served as modules. */
    int bundled() {
        return named.size();
    }

    @Override
    public Future<Kept> source(String path) {
        return Future.succeededFuture(sources.get(path));
    }

    @Override
    public Future<Kept> named(String path) {
        return Future.succeededFuture(named.get(path));
    }
}
