package vn.nhip.pages;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Where the files of the pages are found. */
interface Shelf {
    /** @param path below the folder of the pages, as {@code wall.html}; null in the answer: there is none */
    Future<@Nullable Kept> source(String path);

    /** @param path below {@code b/}, as {@code js/main.HTITP4GR.js}; null in the answer: there is none */
    Future<@Nullable Kept> named(String path);
}
