package vn.nhip.core.catalogue;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import vn.nhip.core.count.Mark;

/** What a component counts over (index-766 section 2, column "base"). */
public enum Base {
    /** start ≤ r &lt; end. */
    RECEIVED("received", Set.of(Mark.Kind.RECEIVED)),
    /** Finished in the period, plus open at its end: cases carried over and still open included (our reading). */
    HANDLED("handled", Set.of(Mark.Kind.FINISHED, Mark.Kind.OPEN)),
    /** start ≤ f &lt; end. */
    COMPLETED("completed", Set.of(Mark.Kind.FINISHED)),
    /** Open when the period is judged. */
    OPEN("open", Set.of(Mark.Kind.OPEN));

    private final String id;
    private final Set<Mark.Kind> kinds;

    Base(String id, Set<Mark.Kind> kinds) {
        this.id = id;
        this.kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    public String id() {
        return id;
    }

    /** The kinds of mark that are summed. */
    public Set<Mark.Kind> kinds() {
        return kinds;
    }

    /** @throws IllegalArgumentException naming the allowed ids */
    public static Base of(String id) {
        for (Base base : values()) if (base.id.equals(id)) return base;
        throw new IllegalArgumentException("unknown base \"" + id + "\"; allowed: received, handled, completed, open");
    }
}
