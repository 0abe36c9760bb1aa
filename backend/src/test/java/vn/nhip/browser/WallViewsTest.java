package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Walls of another set of indicators, of a list of procedures, of an instant; and what they say of it. */
class WallViewsTest extends AtAWall.Living {
    private static final String PLACE = ".place";

    private void show(String settings, String state) {
        page = new WallPage(screens.browser(), WallPage.Kind.wall()).open(wall.page(settings));
        page.awaitState(state).awaitFigures();
        page.await("document.fonts.status === 'loaded'");
        page.awaitStillness();
    }

    /** The scores of the first page are those that the server says of the same question. */
    private void assertScores(String question) {
        List<String> expected = new ArrayList<>();
        for (JsonNode row : wall.get("/api/v1/ranking?kind=department&period=month" + question)
                .path("rows")) {
            boolean ranked = !row.path("rank").isNull();
            expected.add(row.path("unit").asText() + " " + (ranked ? points(row.path("total")) : "–"));
        }
        List<String> shown = new ArrayList<>();
        for (String unit : page.units()) shown.add(unit + " " + page.score(unit));
        assertEquals(expected.subList(0, 10), shown);
        String province = points(wall.get("/api/v1/ranking?kind=province&period=month" + question)
                .path("rows")
                .path(0)
                .path("total"));
        assertEquals(province, page.text("#province-score"));
    }

    private static String points(JsonNode number) {
        return String.format(Locale.ROOT, "%.2f", number.asDouble()).replace('.', ',');
    }

    private void assertWhole(String picture) {
        page.awaitStillness();
        page.photograph(picture);
        assertEquals(List.of(), page.overflows());
        assertEquals(List.of(), page.violations());
        page.assertNoComplaint();
    }

    @Test
    void givenAListOfProcedures_thenItsFiguresStandThereUnderItsName() {
        show("slides=so&list=thiet-yeu", "live");

        assertScores("&list=thiet-yeu");
        assertEquals("25 dịch vụ công thiết yếu (danh sách VÍ DỤ)", page.text("h1"));
        assertTrue(page.text(PLACE).contains("766/QĐ-TTg"), "still by the Decision: " + page.text(PLACE));
        assertEquals("Ước tính, không phải số chính thức", page.text(".estimate"));
        assertTrue(page.sockets.stream().allMatch(address -> address.endsWith("&list=thiet-yeu")), page.sockets + "");
        assertWhole("view-list");
    }

    @Test
    void givenAnotherSetOfIndicators_thenItsGroupsBandsAndNameStandThereAndTheDecisionIsNotClaimed() {
        show("slides=so&catalogue=tinh-mau", "live");

        assertScores("&catalogue=tinh-mau");
        assertTrue(page.text("h1").startsWith("VÍ DỤ: bộ chỉ số riêng"), page.text("h1"));
        assertFalse(page.text(".head").contains("766"), page.text(".head"));
        assertFalse(page.text(".foot-words").contains("Cổng DVCQG 2026"), page.text(".foot-words"));
        assertEquals(
                List.of("Đúng hạn", "Kênh nộp", "Hài lòng"),
                page.strings("[...document.querySelectorAll('.bars .t')].map((one) => one.textContent)"));
        assertEquals(3, page.number("document.querySelector('li.row .six').children.length"));
        assertEquals(
                List.of("1", "2", "3"),
                page.strings("[...document.querySelectorAll('.cols .group-number')].map((one) => one.textContent)"));
        assertEquals(
                List.of("50", "65", "80", "90"),
                page.strings("[...document.querySelectorAll('.ticks span')].map((one) => one.textContent)"));
        assertWhole("view-catalogue");
    }

    @Test
    void givenBoth_thenTheLongestNamesStandWhole() {
        show("slides=so&catalogue=nd61-2018&list=thiet-yeu", "live");

        assertTrue(page.text(PLACE).contains("Nghị định 61/2018/NĐ-CP (điểm do đơn vị đánh giá cung cấp)"));
        assertEquals("–", page.text("#province-score"), "nobody has given a figure: that is not 0,00");
        assertEquals("/ 18", page.text(".score .max"));
        assertWhole("view-both");
        page.page.setViewportSize(1080, 1920);
        page.await("document.documentElement.dataset.shape === 'portrait'");
        assertWhole("view-both-portrait");
    }

    @Test
    void givenIdsThatNobodyKnows_thenTheUsualFiguresStandThereWithAWord() {
        show("slides=so&catalogue=khong-co&list=mat-roi", "live");

        assertScores("");
        assertEquals(
                "không có “khong-co”, đang hiện bộ chung · không có “mat-roi”, đang hiện bộ chung",
                page.text(".remark"));
        assertTrue(page.page.isVisible(".remark"));
        assertEquals("Chỉ số phục vụ người dân, doanh nghiệp", page.text("h1"));
        assertWhole("view-missing");
    }

    @Test
    void givenAnInstant_thenTheFiguresOfThatInstantStandStillWithoutALink() {
        String at = wall.clock.instant().toString();
        wall.clock.skip(java.time.Duration.ofSeconds(2));
        String before = points(wall.get("/api/v1/ranking?kind=province&period=month&at=" + at)
                .path("rows")
                .path(0)
                .path("total"));
        for (int i = 0; i < 12; i++) wall.improve(wall.news.busy().get(5));

        show("slides=so&luc=" + at, "frozen");

        assertScores("&at=" + at);
        assertEquals(before, page.text("#province-score"));
        assertTrue(!before.equals(points(wall.sheet("H48").path("total"))), "meanwhile it is another");
        assertEquals("Như đã hiển thị lúc", page.text("#state-word"));
        assertTrue(page.text("#age").matches("\\d\\d:\\d\\d 20/11/2026"), page.text("#age"));
        assertEquals(List.of(), page.sockets, "it needs no link");
        assertTrue(page.page.isVisible(".still"));
        assertFalse(page.page.isVisible(".feed"), "there is no news of an instant");
        page.age(120_000);
        wall.improve(wall.news.busy().get(5));
        assertEquals("frozen", page.state());
        assertEquals(before, page.text("#province-score"));
        assertWhole("frozen");
    }

    @Test
    void givenAnInstantThatCannotBeAnswered_thenTheWallSaysSoAndIsLive() {
        show("slides=so&luc=2027-01-01T08:00", "live");

        assertScores("");
        assertEquals("không có số liệu lúc 08:00 01/01/2027, đang hiện trực tiếp", page.text(".remark"));
        assertEquals("Trực tiếp", page.text("#state-word"));
        page.awaitStillness();
        page.photograph("not-frozen");
        assertEquals(List.of(), page.overflows());
        assertTrue(
                page.complaints.stream().allMatch(text -> text.contains("400 (Bad Request)")),
                "the browser's own word: " + page.complaints);
    }

    @Test
    void givenTargets_thenTheSlideSaysWhatIsReachedAndWhatIsMissing() {
        page = new WallPage(screens.browser(), WallPage.Kind.wall()).open(wall.page("slides=muc-tieu"));
        page.awaitState("live").await("document.querySelectorAll('.target-row').length > 0");

        JsonNode targets = wall.get("/api/v1/targets?unit=H48&year=2026").path("targets");
        assertEquals(2, targets.size());
        List<String> shown = page.strings("[...document.querySelectorAll('.target-row:not([hidden])')].map((row) =>"
                + " [row.querySelector('.nm').textContent, row.querySelector('.sc').textContent,"
                + " row.querySelector('.late-cases').textContent].join('|'))");
        for (JsonNode target : targets) {
            String goal = percent(target.path("target").path("ratio"));
            String reached = target.path("target").path("reached").asBoolean()
                    ? "đạt chỉ tiêu " + goal
                    : "chỉ tiêu " + goal + " · còn thiếu "
                            + target.path("target").path("missing").asInt();
            String row = target.path("name").asText() + "|" + percent(target.path("ratio")) + "|" + reached;
            assertTrue(shown.contains(row), row + " in " + shown);
        }
        assertTrue(page.number("document.querySelector('.target-row .bar b').getBoundingClientRect().height") > 10);
        assertTrue(page.number("document.querySelector('.target-row .wanted').getBoundingClientRect().height") > 10);
        assertWhole("targets");
        page.page.setViewportSize(1080, 1920);
        page.await("document.documentElement.dataset.shape === 'portrait'");
        assertWhole("targets-portrait");
    }

    @Test
    void givenASlideWithNothingOnIt_thenItSaysSo() {
        page = new WallPage(screens.browser(), WallPage.Kind.wall()).open(wall.page("slides=dau-cuoi"));
        page.awaitState("live").await("document.querySelector('.slot .failed')");

        assertEquals("Chưa có số liệu cho trang này", page.text(".slot"), "no commune has a case");
        assertWhole("nothing");
    }

    private static String percent(JsonNode ratio) {
        return String.format(Locale.ROOT, "%.1f%%", ratio.asDouble()).replace('.', ',');
    }
}
