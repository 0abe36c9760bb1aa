package vn.nhip.core.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nhip.catalogue.Shipped;
import vn.nhip.core.count.Mark;
import vn.nhip.core.fact.Fact;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;

class MeasureTest {
    private static final Measure PAID =
            new Measure(Base.RECEIVED, Fact.PAID_ONLINE.bit(), Fact.FEES_ZERO.bit(), Measure.Form.COUNT);

    @Test
    void givenAMark_whenAllFactsHoldAndNoneOfTheOthers_thenItCounts() {
        assertTrue(PAID.takes(mark(Mark.Kind.RECEIVED, Fact.mask(Fact.PAID_ONLINE, Fact.ONLINE), 1)));
        assertFalse(PAID.takes(mark(Mark.Kind.RECEIVED, Fact.ONLINE.bit(), 1)));
        assertFalse(PAID.takes(mark(Mark.Kind.RECEIVED, Fact.mask(Fact.PAID_ONLINE, Fact.FEES_ZERO), 1)));
        assertFalse(PAID.takes(mark(Mark.Kind.FINISHED, Fact.PAID_ONLINE.bit(), 1)));
    }

    @Test
    void givenAMark_whenItsValueIsAsked_thenTheSignOrTheSignedMinutes() {
        Measure minutes = new Measure(Base.COMPLETED, 0, 0, Measure.Form.HANDLING_MINUTES);

        assertEquals(-1, PAID.valueOf(mark(Mark.Kind.RECEIVED, 0, -1)));
        assertEquals(-90, minutes.valueOf(mark(Mark.Kind.FINISHED, 0, -1)));
    }

    /** Written into stores, so they are fixed. */
    @Test
    void givenKnownMeasures_whenTheirKeysAreAsked_thenTheyAreTheseForEver() {
        assertEquals("r0", Measure.RECEIVED.key());
        assertEquals("h0", Measure.HANDLED.key());
        assertEquals("c0", Measure.COMPLETED.key());
        assertEquals("o0", Measure.OPEN.key());
        assertEquals("hb8jk", Measure.count(Base.HANDLED, 1L << 19).key());
        assertEquals("c0.m", new Measure(Base.COMPLETED, 0, 0, Measure.Form.HANDLING_MINUTES).key());
        assertEquals("r1.d", new Measure(Base.RECEIVED, 1, 0, Measure.Form.DISTINCT_PROCEDURES).key());
        assertEquals("r1-2", new Measure(Base.RECEIVED, 1, 2, Measure.Form.COUNT).key());
    }

    @Test
    void noTwoMeasuresOfTheCatalogueShareAKey() {
        Set<Measure> measures = Shipped.catalogue().measures();
        Set<String> keys = new HashSet<>();
        for (Measure measure : measures) keys.add(measure.key());

        assertEquals(measures.size(), keys.size());
    }

    private static Mark mark(Mark.Kind kind, long facts, int sign) {
        return new Mark(0, new UnitCode("H48.53"), kind, facts, ProcedureCode.NONE, 90, sign);
    }
}
