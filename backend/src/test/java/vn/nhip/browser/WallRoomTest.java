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
    private static final List<String> SLIDES =
            List.of("so", "xa", "dau-cuoi", "nhom", "qua-han", "nhip", "muc-tieu", "ma");

    private static final List<String> PROFILES = List.of("near", "mid", "far", "very-far");
    private static final int[] LYING = {1920, 1080};
    private static final int[] STANDING = {1080, 1920};

    private static WallPage open(String settings, int width, int height) {
        WallPage.Kind kind =
                WallPage.Kind.wall().sized(width, height).fedByHand().with("real");
        return new WallPage(screens.browser(), kind).open(wall.page(settings));
    }

    @ParameterizedTest
    @CsvSource({"3,55", "3,65", "3,75", "3,86", "5,55", "5,65", "5,75", "5,86", "8,55", "8,65", "8,75", "8,86"})
    void givenARoom_thenEveryNameIsReadFromItsEndOrThePictureRefuses(double metres, double inches) {
        double height = inches * 0.0254 * 9 / Math.sqrt(16 * 16 + 9 * 9);
        double floor = 0.629 * (metres / height) * 10.8;
        String settings = "slides=so&d=" + metres + "&inch=" + inches;
        for (int[] size : List.of(new int[] {1920, 1080}, new int[] {1080, 1920})) {
            try (WallPage page = open(settings, size[0], size[1])) {
                if (metres / height > 10) {
                    assertRefuses(page);
                    continue;
                }
                page.awaitFigures().await("document.fonts.status === 'loaded'");
                page.awaitStillness();
                double least = page.number(
                        "Math.min(...[...document.querySelectorAll('li.row .nm')].map((name) => parseFloat(getComputedStyle(name).fontSize)))");
                assertTrue(least >= floor, settings + ": " + least + " against " + floor);
                assertTrue(page.units().size() >= 5, settings);
                assertEquals(List.of(), page.overflows(), settings + " at " + size[0]);
                page.photograph("room-" + (int) metres + "m-" + (int) inches + "-" + size[0]);
            }
        }
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

    /** Every slide in every profile lying, and standing in every other: whole, and with the province's score. */
    @ParameterizedTest
    @CsvSource({"near,d=3&inch=75", "mid,d=5&inch=86", "far,d=5&inch=55", "very-far,d=8&inch=75"})
    void givenAProfile_thenEachSlideIsWholeAndShowsTheProvincesScore(String profile, String room) {
        for (String slide : SLIDES) {
            boolean standing = (PROFILES.indexOf(profile) + SLIDES.indexOf(slide)) % 2 == 0;
            for (int[] size : standing ? List.of(LYING, STANDING) : List.of(LYING)) {
                try (WallPage page = open("slides=" + slide + "&" + room, size[0], size[1])) {
                    page.await("document.querySelector('.main').dataset.kind === '" + slide + "'"
                            + " && document.getElementById('stage').dataset.state === 'live'");
                    if (slide.equals("muc-tieu")) page.await("document.querySelector('.target-row')");
                    page.await("document.fonts.status === 'loaded'");
                    page.awaitStillness();
                    String at = profile + " " + slide + " " + size[0];
                    page.photograph("slide-" + profile + "-" + slide + "-" + size[0]);
                    assertEquals(List.of(), page.overflows(), at);
                    assertEquals(
                            List.of("87,42"),
                            page.strings(
                                    "[...document.querySelectorAll('#province-score, .chip-score')].filter((one) => one.getClientRects().length).map((one) => one.textContent)"),
                            at);
                    page.assertNoComplaint();
                }
            }
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
            page.await(side + " > 900", 3_000);
            page.awaitStillness();
            assertEquals(List.of(), page.overflows());
            page.photograph("mirrored");
            // From 14:31 on the hub's day eleven and a half hours more are 02:01.
            page.age(5 * 3_600_000 + 30 * 60_000);
            page.await("getComputedStyle(document.getElementById('stage')).visibility === 'hidden'", 3_000);
            page.age(10 * 60_000);
            page.await("getComputedStyle(document.getElementById('stage')).visibility === 'visible'", 3_000);
        }
    }

    @Test
    void givenAnotherBuildOnAWallOfOnePicture_thenItIsTakenOverThoughNoPageTurns() {
        try (WallPage page = open("slides=nhom", 1920, 1080)) {
            page.await("document.getElementById('stage').dataset.state === 'live'");
            double realm = page.number("window.__realm");
            page.page.evaluate("window.__hub.build = 'newer'; window.__hub.beat()");
            page.age(10 * 60_000 + 120_000);
            page.await("window.__realm !== " + realm, 5_000);
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
                page.await("document.getElementById('stage').style.transform !== '" + place + "'", 2_000);
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
