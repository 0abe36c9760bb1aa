package vn.nhip.score;

import vn.nhip.ledger.Changes;
import vn.nhip.window.Applied;

/** How far somebody who needs every change of the ledger has heard of it. */
sealed interface HeardOf {
    /** It is not known from which position on: nothing that is told is of use yet. */
    record Unstarted() implements HeardOf {}

    /** Up to a position. */
    sealed interface Known extends HeardOf {
        long to();
    }

    /** There is more in the ledger than was heard of. */
    record Behind(long to) implements Known {
        /** With the next stretch of the ledger, which is empty at its end. */
        Known with(Changes next) {
            return next.to() == to ? new Following(to) : new Behind(next.to());
        }
    }

    /** Every change was heard of, and the next one follows on. */
    record Following(long to) implements Known {
        /** With what the windows have added. */
        Known with(Applied applied) {
            if (applied.position() <= to) return this;
            return applied.from() == to ? new Following(applied.position()) : new Behind(to);
        }

        /** Beside windows that stand at a position: not all that they add is told. */
        Known beside(long windows) {
            return windows == to ? this : new Behind(to);
        }
    }
}
