package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.core.unit.Unit;

/** An office's proxy that does not know websockets: figures come all the same, and say that they come slowly. */
class NoUpgradeTest extends AtAWall.Living {
    private static final String WHY = "mạng không cho kết nối trực tiếp";

    private void show(String address) {
        wall.network().dropUpgrades();
        page = new WallPage(screens.browser(), WallPage.Kind.wall()).open(address);
    }

    @Test
    void givenAWall_thenItShowsTheFiguresOfTheApiAndFollowsThem_andUsesAWebsocketWhenOneComesThrough() {
        show(wall.page());
        page.await("document.getElementById('state-word').textContent === 'Cập nhật chậm'", 40_000);
        page.awaitFigures();
        assertEquals(" · " + WHY, page.text("#state-note"));
        assertTrue(page.text("#age").matches("Số liệu đến \\d\\d:\\d\\d:\\d\\d · \\d+ giây trước"), page.text("#age"));
        assertEquals("delayed", page.state());
        page.photograph("no-upgrade");
        Unit unit = wall.news.busy().get(2);
        page.awaitRow(unit.code().value());
        String before = page.score(unit.code().value());

        for (int i = 0; i < 4; i++) wall.improve(unit);

        page.await(
                "document.querySelector('" + WallPage.row(unit.code().value()) + " .sc').textContent !== '" + before
                        + "'",
                30_000);
        page.awaitScore(
                unit.code().value(),
                MovingWallTest.shown(wall.sheet(unit.code().value()).path("total")),
                15_000);
        assertEquals(0, page.heard.size(), "no frame came over a websocket");

        wall.network().mend();
        page.age(241_000);
        page.awaitState("live");
        assertTrue(!page.heard.isEmpty(), "over a websocket again");
        page.assertNoComplaintBut();
    }

    @ParameterizedTest
    @CsvSource({"/xep-hang/so, '.ranking tbody tr'", "/don-vi/H48.902, '.hero .score'"})
    void givenAReadersPage_thenItSaysWhyItIsSlow_howOldItIs_andFollows(String path, String content) {
        show(wall.address() + path);
        page.await("document.querySelector('" + content + "')");
        page.await("document.querySelector('.now .state b').textContent === 'Cập nhật chậm'", 40_000);
        String age = page.text(".now .state .num");
        assertTrue(age.startsWith(WHY + " · Số liệu đến ") && age.endsWith("giây trước"), age);
        String before = page.text("main");

        for (Unit unit : wall.news.busy()) wall.improve(unit);
        wall.work();

        page.page.waitForCondition(() -> !page.text("main").equals(before));
        page.assertNoComplaintBut();
    }
}
