package vn.nhip.score;

import java.util.Set;
import vn.nhip.core.catalogue.Base;
import vn.nhip.core.count.Mark;

/** Which bases count cases; the others count petitions and procedures, which no list of procedures limits. */
final class OfCases {
    private static final Set<Mark.Kind> KINDS = Set.of(Mark.Kind.RECEIVED, Mark.Kind.FINISHED, Mark.Kind.OPEN);

    private OfCases() {}

    static boolean counts(Base base) {
        return KINDS.containsAll(base.kinds());
    }
}
