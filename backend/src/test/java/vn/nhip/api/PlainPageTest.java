package vn.nhip.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.core.calendar.WorkingDays;
import vn.nhip.core.unit.Unit;
import vn.nhip.core.unit.UnitCode;
import vn.nhip.core.unit.UnitHistory;
import vn.nhip.wire.FeedSource;
import vn.nhip.wire.Now;

/** What the page without script says of its period and of its age. */
class PlainPageTest {
    private static final Path FIGURES = Path.of("..", "frontend-static", "figures.part");
    private static final Path TEMPLATE = Path.of("..", "frontend-static", "plain.html");

    /** The simplest province there is. @param period that its walls show */
    static About about(String period) {
        UnitHistory units = new UnitHistory(List.of(
                new Unit(UnitCode.parse("H48"), "Tỉnh Quảng Ngãi", "Quảng Ngãi", "province", null, null, null)));
        WorkingDays days = new WorkingDays(ZoneId.of("Asia/Ho_Chi_Minh"), Set.of(), Set.of());
        return new About(
                () -> units, () -> days, true, days.zone(), period, "test", () -> new CalendarReach(null, List.of()));
    }

    static String filled(PlainPage page) throws IOException {
        String whole = Files.readString(TEMPLATE).replace("<!--figures.part-->", Files.readString(FIGURES));
        return page.fill(whole, page.usual());
    }

    private static String page(String period, String now, Instant sourceAt, List<String> loading) {
        FeedSource source = new FeedSource("one-stop", sourceAt, 60);
        Now time = new Now(Instant.parse(now), 1, List.of(source), loading);
        try {
            return filled(new PlainPage(about(period), () -> null, () -> time));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String line(String html, String kind) {
        return html.lines()
                .filter(line -> line.contains("class=\"" + kind))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "month, 2026-12-02T03:00:00Z, tháng 12/2026 · tạm tính · kỳ mới&#44; ngày 2",
        "month, 2026-12-09T03:00:00Z, tháng 12/2026",
        "week, 2026-11-24T03:00:00Z, tuần 48 (23/11–29/11) · tạm tính · kỳ mới&#44; ngày 2",
        "week, 2027-01-01T03:00:00Z, tuần 53 (28/12–03/01)",
        "quarter, 2026-11-24T03:00:00Z, quý 4/2026",
        "year, 2026-11-24T03:00:00Z, năm 2026",
        "7d, 2026-12-01T03:00:00Z, 7 ngày qua",
        "30d, 2026-12-01T03:00:00Z, 30 ngày qua"
    })
    void givenTheWallsPeriod_thenItIsNamedAndMarkedWhileItIsYoung(String period, String now, String words) {
        String html = page(period, now, Instant.parse(now), List.of());

        String wanted = words.replace("&#44;", ",");
        assertTrue(line(html, "place").contains(" · " + wanted + " <b"), line(html, "place"));
        assertEquals(wanted.contains("kỳ mới"), html.contains("<body class=\"live young\">"), html);
        assertFalse(html.contains("{{"), html);
    }

    @Test
    void givenHistoryThatIsBeingLoaded_thenNothingIsSaidToBeLive() {
        Instant now = Instant.parse("2026-11-24T03:00:00Z");
        String html = page("30d", now.toString(), now, List.of("one-stop"));

        assertTrue(html.contains("<body class=\"loading\">"), html);
        assertTrue(line(html, "state").contains("Đang nạp dữ liệu"), html);
    }

    @Test
    void givenASourceOfTheEpoch_thenItWasNeverHeardAndNothingIsThousandsOfDaysOld() {
        String html = page("30d", "2026-11-24T03:00:00Z", Instant.EPOCH, List.of());

        assertTrue(html.contains("<body class=\"never\">"), html);
        assertTrue(line(html, "state").contains("Chưa có dữ liệu từ nguồn"), html);
        assertFalse(line(html, "state").contains("ngày trước"), html);
    }
}
