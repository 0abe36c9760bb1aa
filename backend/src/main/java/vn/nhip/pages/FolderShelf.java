package vn.nhip.pages;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sources as they lie in their folder, read with each question: for whoever works on them. */
final class FolderShelf implements Shelf {
    /** No part begins with a dot, so none is hidden and none leads up. */
    private static final Pattern PATH = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)*");

    private final Vertx vertx;
    private final Path folder;

    FolderShelf(Vertx vertx, Path folder) throws IOException {
        this.vertx = vertx;
        this.folder = folder.toRealPath();
    }

    @Override
    public Future<Kept> source(String path) {
        if (!PATH.matcher(path).matches()) return Future.succeededFuture();
        return vertx.executeBlocking(() -> readBlocking(path));
    }

    private @Nullable Kept readBlocking(String path) throws IOException {
        byte[] content = contentBlocking(path);
        if (content == null) return null;
        if (!Parts.mayNameParts(path)) return Kept.of(path, content);
        String whole = Parts.laidIn(new String(content, StandardCharsets.UTF_8), this::partBlocking);
        return Kept.of(path, whole.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable String partBlocking(String name) {
        try {
            byte[] part = contentBlocking(name);
            return part == null ? null : new String(part, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Null where there is no such file. */
    private byte @Nullable [] contentBlocking(String path) throws IOException {
        Path file = folder.resolve(path);
        // A link may lead anywhere.
        if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder)) return null;
        return Files.readAllBytes(file);
    }

    /** Nothing is bundled here. */
    @Override
    public Future<Kept> named(String path) {
        return Future.succeededFuture();
    }
}
