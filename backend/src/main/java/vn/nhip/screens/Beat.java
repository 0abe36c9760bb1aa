package vn.nhip.screens;

import org.jspecify.annotations.Nullable;

/**
 * How a wall says that it is.
 *
 * @param build of the page that it shows
 * @param heapMb of its browser, in MB; null where the browser does not tell
 * @param droppedFrames since the page was opened
 * @param slide on it now; null before the first
 * @param visible false when something stands before the page
 * @param width of its window in CSS pixels, as height
 * @param lagMs how much later than the server its picture is, in milliseconds; null when unknown
 * @param failedBuild the build that it has tried in vain; null for none
 */
record Beat(
        String build,
        @Nullable Double heapMb,
        long droppedFrames,
        @Nullable String slide,
        boolean visible,
        int width,
        int height,
        double devicePixelRatio,
        @Nullable Long lagMs,
        @Nullable Failed failedBuild) {

    /**
     * A build whose page did not draw what is right on this wall, which goes on with another.
     *
     * @param build null where the page does not know which
     * @param why script, page, late, score, cut, refused, shown; another word of a newer page
     * @param count how often in a row
     */
    record Failed(@Nullable String build, String why, long count) {}
}
