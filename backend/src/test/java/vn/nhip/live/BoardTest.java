package vn.nhip.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.score.Made;
import vn.nhip.score.Standing;
import vn.nhip.score.UnitRow;

class BoardTest {
    private static Board board(String id) {
        return Board.parse(id, Made.UNITS).orElseThrow();
    }

    private static List<String> units(List<UnitRow> rows) {
        return rows.stream().map(row -> row.unit().code().value()).toList();
    }

    @Test
    void givenEachKindOfBoard_thenItShowsItsOwnRows() {
        Standing standing =
                new Made().has(Made.JUSTICE, 2, 1).has(Made.BUILDING, 2, 2).standing();

        assertEquals(List.of("H48"), units(board("province").rows(standing)));
        assertEquals(
                List.of("H48.02", "H48.01"), units(board("ranking:department").rows(standing)));
        assertEquals(List.of("H48.101"), units(board("ranking:commune").rows(standing)));
        assertEquals(List.of("H48.02"), units(board("unit:H48.02").rows(standing)));
        assertEquals(List.of("H48.02"), units(board("unit:000.00.02.H48").rows(standing)));
        assertTrue(board("unit:H48").wholeSheet());
        assertTrue(board("province").isProvince());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "Province",
                "ranking:",
                "ranking:province",
                "ranking:office",
                "unit:",
                "unit:H49",
                "unit:;"
            })
    void givenAnythingElse_thenThereIsNoSuchBoard(String id) {
        assertTrue(Board.parse(id, Made.UNITS).isEmpty());
    }
}
