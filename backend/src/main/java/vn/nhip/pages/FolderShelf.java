package vn.nhip.pages;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

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

    private Kept readBlocking(String path) throws IOException {
        Path file = folder.resolve(path);
        // A link may lead anywhere.
        if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder)) return null;
        return Kept.of(path, Files.readAllBytes(file));
    }

    /** Nothing is bundled here. */
    @Override
    public Future<Kept> named(String path) {
        return Future.succeededFuture();
    }
}
