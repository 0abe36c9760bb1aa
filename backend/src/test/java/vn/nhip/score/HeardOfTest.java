package vn.nhip.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.ledger.Changes;
import vn.nhip.ledger.Lineage;
import vn.nhip.window.Applied;

/** How far the ledger was heard of, and what leads from one state to the next. */
class HeardOfTest {
    private static final HeardOf.Following AT_SEVEN = new HeardOf.Following(7);

    private static Applied applied(long from, long to) {
        return new Applied(from, to, List.of());
    }

    private static Changes stretch(long from, long to) {
        return new Changes(from, new Lineage(from, 1), new Lineage(to, 1), Instant.EPOCH, List.of());
    }

    @Test
    void givenSomebodyWhoFollows_whenTheNextIsTold_thenHeFollowsFromThere() {
        assertEquals(new HeardOf.Following(9), AT_SEVEN.with(applied(7, 9)));
    }

    @Test
    void givenSomebodyWhoFollows_whenWhatHeKnowsIsToldAgain_thenNothingChanges() {
        assertSame(AT_SEVEN, AT_SEVEN.with(applied(5, 7)));
        assertSame(AT_SEVEN, AT_SEVEN.with(applied(4, 6)));
    }

    @Test
    void givenSomebodyWhoFollows_whenSomethingBetweenWasNotTold_thenHeIsBehindWhereHeStood() {
        assertEquals(new HeardOf.Behind(7), AT_SEVEN.with(applied(8, 9)));
        assertEquals(new HeardOf.Behind(7), AT_SEVEN.with(applied(6, 9)));
    }

    @Test
    void givenWindowsThatStandElsewhere_thenHeWhoFollowsIsBehind() {
        assertSame(AT_SEVEN, AT_SEVEN.beside(7));
        assertEquals(new HeardOf.Behind(7), AT_SEVEN.beside(8));
        assertEquals(new HeardOf.Behind(7), AT_SEVEN.beside(6));
    }

    @Test
    void givenSomebodyBehind_whenHeReadsOn_thenHeIsBehindUntilAnEmptyStretch() {
        HeardOf.Behind behind = new HeardOf.Behind(7);

        assertEquals(new HeardOf.Behind(27), behind.with(stretch(7, 27)));
        assertEquals(new HeardOf.Following(7), behind.with(stretch(7, 7)));
    }
}
