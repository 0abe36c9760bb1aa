package vn.nhip.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.casefile.Provenance;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.update.CaseUpdate;

class FigureTextTest {
    private static final Instant AT = Instant.parse("2026-11-20T02:00:00.120Z");

    @Test
    void givenAnyFigure_whenWrittenAndRead_thenItIsTheSame() {
        List<Provenance> all = new ArrayList<>(Arrays.asList((Provenance) null));
        for (String source : new String[] {null, "Báo cáo quý; số 12|3", "a~b"}) {
            for (String author : new String[] {null, "Văn phòng; UBND"}) {
                all.add(new Provenance(source, author, AT, LocalDate.of(2026, 12, 31)));
                all.add(new Provenance(source, author, null, null));
            }
        }
        for (Provenance provenance : all) {
            for (BigDecimal met : new BigDecimal[] {null, new BigDecimal("12.50")}) {
                CaseUpdate.Figure figure = new CaseUpdate.Figure(
                        new UnitCode("H48"), "2026-11", "3.1", met, new BigDecimal("1E+3"), provenance);
                WindowSnapshot.Figure read = FigureText.read(FigureText.of(figure));
                assertEquals(
                        new WindowSnapshot.Figure(met, new BigDecimal("1000"), provenance),
                        read,
                        FigureText.of(figure));
            }
        }
    }
}
