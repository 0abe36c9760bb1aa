package vn.nhip.demo;

import org.jspecify.annotations.Nullable;
import vn.nhip.core.unit.UnitCode;

/**
 * The whole life of one simulated petition, known from the start. Times are seconds since the epoch; 0 means never. What
 * the feed knows at a moment is what had happened by then.
 *
 * @param about the number of the case that it is about; null: of none
 * @param sentTo who has it first
 * @param unit who has it in the end, from {@code transferredAt} on
 * @param handling what is done with it
 * @param echo what came of it
 */
record PetitionLife(
        String number,
        @Nullable String about,
        UnitCode sentTo,
        UnitCode unit,
        boolean aboutConduct,
        long receivedAt,
        long transferredAt,
        Handling handling,
        Echo echo) {
    /** @param outcome in the wire's word */
    record Handling(long begunAt, long handledAt, String outcome) {}

    /** How its handling was published and taken; all of it is known at {@code ratedAt}. */
    record Echo(long publishedAt, long ratedAt, int likes, int dislikes, boolean recomplained) {
        static final Echo NONE = new Echo(0, 0, 0, 0, false);
    }

    private static final int MOMENTS = 6;

    /** How many news of it there may be. */
    static int moments() {
        return MOMENTS;
    }

    /** When the news of an index happened; 0: there is none. */
    long moment(int index) {
        return switch (index) {
            case 0 -> receivedAt;
            case 1 -> transferredAt;
            case 2 -> handling.begunAt();
            case 3 -> handling.handledAt();
            case 4 -> echo.publishedAt();
            default -> echo.ratedAt();
        };
    }
}
