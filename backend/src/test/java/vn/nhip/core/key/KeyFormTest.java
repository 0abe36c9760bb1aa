package vn.nhip.core.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static vn.nhip.testing.Histories.forAll;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.core.casefile.CaseNumber;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;

class KeyFormTest {
    private static final String NUMBER = "H48.03-261101-0001";

    @ParameterizedTest
    @ValueSource(
            strings = {
                NUMBER,
                "H48.03-261101-0001\u00a0",
                "\u00a0H48.03-261101-0001",
                "H48.03-261101-0001\u200b",
                "\ufeffH48.03-261101-0001",
                "H48.03\u2011261101\u20110001",
                "h48.03-261101-0001",
                "H48.03-261101-000\uff11",
                "H48.03-261101-\u00ad0001",
                "H48.03 \u2013 261101 \u2014 0001\r\n",
                "H48.03\u2212261101\ufe630001",
                "\u202aH48.03-261101-0001\u202c",
                "H\u034f48.03-261101-0001\ufe0f",
                "\u041d48.03-261101-0001",
                "H48.03-\u0662\u0666\u0661\u0661\u0660\u0661-0001",
                "H48.\ud835\udfd83-261101-0001",
            })
    void givenANumberFromSomebodysClipboard_whenNormal_thenItIsThePlainOne(String told) {
        assertEquals(NUMBER, KeyForm.normal(told));
        assertEquals(new CaseNumber(NUMBER), new CaseNumber(told));
        assertEquals(new CaseNumber(NUMBER).hashCode(), new CaseNumber(told).hashCode());
    }

    @Test
    void givenVietnameseLetters_whenNormal_thenTheirMarksStayAndTheirSpellingInUnicodeDoesNotCount() {
        assertEquals("S\u1ede-H\u1ed8T\u1ecaCH-2", KeyForm.normal("So\u031b\u0309-Ho\u0323\u0302 ti\u0323ch-2"));
        assertEquals(KeyForm.normal("\u0110K-1"), KeyForm.normal("\u00f0k-1"));
        assertEquals(KeyForm.normal("\u0110K-1"), KeyForm.normal("\u0111k-1"));
        assertNotEquals(KeyForm.normal("\u0110K-1"), KeyForm.normal("DK-1"));
        assertNotEquals(KeyForm.normal("S\u1edf-1"), KeyForm.normal("So-1"));
        assertEquals("I-1", KeyForm.normal("\u0131-1"));
    }

    @Test
    void givenPlainText_whenNormal_thenItIsTheSameText() {
        assertSame(NUMBER, KeyForm.normal(NUMBER));
        assertNull(new CaseNumber(NUMBER).told());
    }

    @Test
    void givenAnyText_whenNormal_thenItsFormIsItsOwn() {
        forAll(2_000, any -> {
            StringBuilder text = new StringBuilder();
            for (int i = any.below(12); i >= 0; i--) {
                int c = any.oneIn(2) ? any.below(0x300) : any.oneIn(3) ? 0x300 + any.below(0x100) : any.below(0x1FFFF);
                if (Character.isDefined(c) && Character.getType(c) != Character.SURROGATE) text.appendCodePoint(c);
            }

            String normal = KeyForm.normal(text.toString());

            assertEquals(normal, KeyForm.normal(normal));
            assertEquals(KeyForm.cased(normal), normal);
        });
    }

    @Test
    void givenANumberToldOtherwise_whenShown_thenItIsAsItsReaderSeesIt() {
        assertEquals("h48.03 \u2013 0001", new CaseNumber(" h48.03\u00a0 \u2013 \u200b0001\ufeff").told());
        assertNull(new CaseNumber("\ufeffH48.03-0001").told());
        assertEquals("a" + " b".repeat(99), new CaseNumber("a" + "\u00a0 b".repeat(99)).told());
    }

    @Test
    void givenNothingThatIsSeen_whenMadeANumber_thenItIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new CaseNumber("\u200b\u00a0"));
        assertThrows(IllegalArgumentException.class, () -> new CaseNumber("9".repeat(101)));
        assertEquals(
                100,
                new CaseNumber("9".repeat(100) + "\u200b".repeat(50)).value().length());
    }

    @Test
    void givenCodesInOtherSpellings_whenParsed_thenTheyAreTheSameCodes() {
        assertEquals(ProcedureCode.parse("1.001612"), ProcedureCode.parse("1.\uff10\uff101612\u00a0.000.00.00.h48"));
        assertEquals(new ProcedureCode("TS_LOP1"), ProcedureCode.parse("ts_lop1\u200b"));
        assertEquals(new UnitCode("H48.53"), UnitCode.parse("000.00.53.h48\ufeff"));
    }
}
