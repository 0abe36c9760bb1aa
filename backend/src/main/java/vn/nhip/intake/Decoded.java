package vn.nhip.intake;

import vn.nhip.core.casefile.Update;

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
     */
    record SetAside(int index, String label, ProblemKind kind, String field, String problem) implements Decoded {}
}
