package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The letters are as large as the room needs, or there are none. */
class WallRoomTest extends AtAWall.HandFed {
    private static WallPage screen(int width, int height) {
        WallPage.Kind kind =
                WallPage.Kind.wall().sized(width, height).fedByHand().with("real");
        return new WallPage(screens.browser(), kind);
    }

    private static WallPage open(String settings, int width, int height) {
        return screen(width, height).open(wall.page(settings));
    }

    /** One screen stays and is told of one room after the other. */
    @ParameterizedTest
    @CsvSource({"1920,1080", "1080,1920"})
    void givenARoom_thenEveryNameIsReadFromItsEndOrThePictureRefuses(int width, int height) {
        try (WallPage page = screen(width, height)) {
            for (int metres : List.of(3, 5, 8)) {
                for (int inches : List.of(55, 65, 75, 86)) assertReadable(page, metres, inches, width);
            }
        }
    }

    private static void assertReadable(WallPage page, int metres, int inches, int width) {
        double height = inches * 0.0254 * 9 / Math.sqrt(16 * 16 + 9 * 9);
        double floor = 0.629 * (metres / height) * 10.8;
        String settings = "slides=so&d=" + metres + "&inch=" + inches;
        page.open(wall.page(settings));
        if (metres / height > 10) {
            assertRefuses(page);
            return;
        }
        page.awaitFigures().await("document.fonts.status === 'loaded'");
        page.awaitStillness();
        double least = page.number(
                "Math.min(...[...document.querySelectorAll('li.row .nm')].map((name) => parseFloat(getComputedStyle(name).fontSize)))");
        assertTrue(least >= floor, settings + ": " + least + " against " + floor);
        assertTrue(page.units().size() >= 5, settings);
        assertEquals(List.of(), page.overflows(), settings + " at " + width);
        page.photograph("room-" + metres + "m-" + inches + "-" + width);
    }

    private static void assertRefuses(WallPage page) {
        page.await("document.getElementById('stage').hasAttribute('data-refused')");
        assertEquals(
                List.of(
                        "Màn hình quá nhỏ cho khoảng cách này: chữ sẽ không đọc được. Hãy dùng màn lớn hơn hoặc đặt gần người xem hơn."),
                page.strings("[document.querySelector('.refusal').innerText]"));
        assertEquals(List.of(), page.units());
        assertEquals(
                0,
                page.number(
                        "[...document.querySelectorAll('.num')].filter((one) => one.getClientRects().length).length"));
    }

    @ParameterizedTest
    @CsvSource({
        "near,d=3&inch=75,1920,1080", "near,d=3&inch=75,1080,1920",
        "mid,d=5&inch=86,1920,1080", "mid,d=5&inch=86,1080,1920",
        "far,d=5&inch=55,1920,1080", "far,d=5&inch=55,1080,1920",
        "very-far,d=8&inch=75,1920,1080", "very-far,d=8&inch=75,1080,1920"
    })
    void givenAProfile_thenEachSlideIsWholeAndShowsTheProvincesScore(
            String profile, String room, int width, int height) {
        String all = "slides=" + String.join(",", WallPage.SLIDES) + "&" + room;
        try (WallPage page = open(all, width, height)) {
            page.awaitState("live").awaitFigures();
            page.await("document.fonts.status === 'loaded'");
            for (String slide : WallPage.SLIDES) {
                page.turnTo(slide);
                page.awaitStillness();
                String at = profile + " " + slide + " " + width;
                page.photograph("slide-" + profile + "-" + slide + "-" + width);
                assertEquals(List.of(), page.overflows(), at);
                assertEquals(
                        List.of("87,42"),
                        page.strings(
                                "[...document.querySelectorAll('#province-score, .chip-score')].filter((one) => one.getClientRects().length).map((one) => one.textContent)"),
                        at);
            }
            page.assertNoComplaint();
        }
    }

    @Test
    void givenMarginShapeAndNight_thenThePictureFollowsThem() {
        try (WallPage page = open("slides=so&vien=5&huong=doc&dem=1", 1920, 1080)) {
            page.awaitFigures();
            page.await("document.documentElement.dataset.theme === 'night'");
            assertEquals(
                    1080.0 / 1920 * 1080,
                    page.number("document.getElementById('stage').getBoundingClientRect().width"),
                    1);
            // Five hundredths of the picture at each side.
            double scale = 1080.0 / 1920;
            assertEquals(
                    54 * scale,
                    page.number(
                            "document.querySelector('.main').getBoundingClientRect().left - document.getElementById('stage').getBoundingClientRect().left"),
                    1);
            assertEquals("rgb(4, 8, 15)", page.page.evaluate("getComputedStyle(document.body).backgroundColor"));
            page.photograph("night-standing");
        }
        try (WallPage page = open("slides=so&vien=0", 1920, 1080)) {
            page.awaitFigures();
            assertEquals(20, page.number("document.querySelector('.left').getBoundingClientRect().left"), 1);
            assertEquals("rgb(10, 19, 34)", page.page.evaluate("getComputedStyle(document.body).backgroundColor"));
        }
    }

    @Test
    void givenAnHourOfDimming_thenTheNightBeginsByTheServersClock() {
        // The hub's day stands at 14:31.
        for (String[] night :
                List.of(new String[] {"14:31-6", "night"}, new String[] {"19-14:31", ""}, new String[] {"gio", ""})) {
            try (WallPage page = open("slides=so&dem=" + night[0], 1920, 1080)) {
                page.awaitFigures().awaitState("live");
                assertEquals(night[1], page.page.evaluate("document.documentElement.dataset.theme || ''"), night[0]);
            }
        }
    }

    @Test
    void givenAScreenThatIsSparedBurningIn_thenItsSidesChangePlacesAndItIsBlackForTenMinutesOfTheNight() {
        try (WallPage page = open("slides=so&guong=1&nghi=1", 1920, 1080)) {
            page.awaitFigures();
            String side = "document.querySelector('.left').getBoundingClientRect().left";
            assertTrue(page.number(side) < 100);
            page.age(6 * 3_600_000);
            page.await(side + " > 900");
            page.awaitStillness();
            assertEquals(List.of(), page.overflows());
            page.photograph("mirrored");
            // From 14:31 on the hub's day eleven and a half hours more are 02:01.
            page.age(5 * 3_600_000 + 30 * 60_000);
            page.await("getComputedStyle(document.getElementById('stage')).visibility === 'hidden'");
            page.age(10 * 60_000);
            page.await("getComputedStyle(document.getElementById('stage')).visibility === 'visible'");
        }
    }

    @Test
    void givenAnotherBuildOnAWallOfOnePicture_thenItIsTakenOverThoughNoPageTurns() {
        try (WallPage page = open("slides=nhom", 1920, 1080)) {
            page.await("document.getElementById('stage').dataset.state === 'live'");
            double realm = page.number("window.__realm");
            page.page.evaluate("window.__hub.build = 'newer'; window.__hub.beat()");
            page.age(10 * 60_000 + 120_000);
            page.await("window.__realm !== " + realm);
        }
    }

    @Test
    void givenAnHour_thenThePictureWandersByFourPixelsAtMost() {
        try (WallPage page = open("slides=so", 1920, 1080)) {
            page.awaitFigures();
            List<String> places = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                String place = page.page
                        .evaluate("document.getElementById('stage').style.transform")
                        .toString();
                places.add(place);
                assertEquals(1, page.number("document.documentElement.scrollWidth <= innerWidth + 4 ? 1 : 0"), place);
                page.age(180_000);
                page.await("document.getElementById('stage').style.transform !== '" + place + "'");
            }
            assertEquals(8, places.stream().distinct().count(), places.toString());
            for (String place : places) {
                for (String number : place.replaceAll("[^0-9 -]", " ").trim().split("\\s+")) {
                    if (!number.isEmpty()) assertTrue(Math.abs(Integer.parseInt(number)) <= 4, place);
                }
            }
        }
    }
}
