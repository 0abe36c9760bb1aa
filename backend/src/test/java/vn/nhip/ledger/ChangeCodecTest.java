package vn.nhip.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.nhip.testing.Histories.forAll;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.count.Mark;
import vn.nhip.core.procedure.ProcedureCode;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;
import vn.nhip.testing.Histories;

class ChangeCodecTest {
    private static Mark any(Histories any) {
        return new Mark(
                Mark.minuteOf(any.near(Rig.now(), 20_000, 300)),
                any.oneOf(List.of(new UnitCode("H48"), new UnitCode("H48.01.12345"))),
                any.oneOf(List.of(Mark.Kind.values())),
                any.oneOf(List.of(0L, 1L, 1L << 40, Long.MAX_VALUE)),
                any.oneOf(List.of(ProcedureCode.NONE, new ProcedureCode("TS_lop\"1\""))),
                any.below(1_000_000),
                any.oneIn(2) ? 1 : -1);
    }

    @Test
    void marksThatAreWrittenAreReadBack() {
        forAll(500, any -> {
            List<Mark> marks = new ArrayList<>();
            for (int i = any.below(8); i > 0; i--) marks.add(any(any));

            assertEquals(marks, ChangeCodec.readMarks(ChangeCodec.marks(marks)));
        });
    }

    @Test
    void marksWrittenBeforeUnitsAndProceduresWereLeftOutAreReadToo() {
        Mark open = new Mark(7, new UnitCode("H48.01"), Mark.Kind.OPEN, 5, new ProcedureCode("1.000001"), 0, -1);

        assertEquals(
                List.of(open, open.negated()),
                ChangeCodec.readMarks("[7,\"H48.01\",2,5,\"1.000001\",0,-1,7,\"H48.01\",2,5,\"1.000001\",0,1]"));
        assertEquals(
                "[7,\"H48.01\",2,5,\"1.000001\",0,-1,7,0,2,5,0,0,1]", ChangeCodec.marks(List.of(open, open.negated())));
    }

    @Test
    void figuresThatAreWrittenAreReadBack() {
        for (String met : new String[] {null, "0", "12.50", "1E+3"}) {
            CaseUpdate.Figure figure = new CaseUpdate.Figure(
                    new UnitCode("H48.01"),
                    "2026-Q4",
                    "3.1",
                    met == null ? null : new BigDecimal(met),
                    new BigDecimal("7"));

            CaseUpdate.Figure read = ChangeCodec.readFigure(ChangeCodec.figure(figure));

            assertEquals(
                    met == null ? null : figure.met().toPlainString(),
                    met == null ? read.met() : read.met().toPlainString());
            assertEquals(figure.total(), read.total());
            assertEquals(figure.key(), read.key());
        }
    }

    @Test
    void aFigureIsReadBackWithAllThatIsSaidOfWhereItComesFrom() {
        for (Provenance provenance : new Provenance[] {
            null,
            new Provenance("Báo cáo \"quý\"", null, Rig.now(), null),
            new Provenance(null, "Văn phòng", Rig.now(), LocalDate.of(2026, 12, 31))
        }) {
            CaseUpdate.Figure figure = new CaseUpdate.Figure(
                    new UnitCode("H48"), "2026", "3.1", BigDecimal.ONE, BigDecimal.TEN, provenance);

            assertEquals(figure, ChangeCodec.readFigure(ChangeCodec.figure(figure)));
        }
    }
}
