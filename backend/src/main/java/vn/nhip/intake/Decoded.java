package vn.nhip.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.update.Update;

/** What became of one row at the door. Rows are independent: a bad one never hurts its neighbours. */
public sealed interface Decoded {
    /** The row's place in its message, from 0. */
    int index();

    /** What the sender calls it (event id, or case number), for the answer; empty when even that could not be read. */
    String label();

    /** A row that can be counted. */
    record Readable(int index, String label, Update update) implements Decoded {}

    /**
     * A row that cannot be counted.
     *
     * @param kind for counters
     * @param field the sender's own name of the field; empty when the row as a whole is meant
     * @param problem in words, without the value of any field that could be personal
     * @param update what it says, where nothing is wrong with it but that a date lies too far ahead of our clock; else null.
     *     Without {@link vn.nhip.core.fact.Finding#FUTURE_DATE}, which is for a clock that is believed to say
     * @param farthest the date of {@code update} that lies farthest ahead; null without one
     */
    record SetAside(
            int index,
            String label,
            ProblemKind kind,
            String field,
            String problem,
            @Nullable Update update,
            @Nullable Instant farthest)
            implements Decoded {
        /** A row that no clock can make right. */
        public SetAside(int index, String label, ProblemKind kind, String field, String problem) {
            this(index, label, kind, field, problem, null, null);
        }

        /** Whether only our clock says that it cannot be counted, so that another reading of the clock may take it in. */
        public boolean ofClock() {
            return update != null;
        }
    }
}
