package vn.nhip.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeedSettingsTest {
    @Test
    void givenASecret_whenPrinted_thenItIsHidden() {
        FeedSettings feed = FeedSettings.http("one-stop", "s3cret", 60);

        assertFalse(feed.toString().contains("s3cret"), feed::toString);
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        List<Runnable> wrong = List.of(
                () -> FeedSettings.http("one-stop", " ", 60),
                () -> FeedSettings.http("one stop", "t", 60),
                () -> FeedSettings.http("one-stop", "t", -1),
                () -> new FeedSettings("s", FeedSettings.Kind.REDIS_STREAM, null, "k", null, 60),
                () -> FeedSettings.Kind.of("smoke-signals"));

        for (Runnable setting : wrong) assertThrows(IllegalArgumentException.class, setting::run);
    }

    @Test
    void givenTwoFeeds_whenATokenIsShown_thenItsOwnFeedIsNamed() {
        FeedKeys keys =
                new FeedKeys(List.of(FeedSettings.http("a", "token-a", 60), FeedSettings.http("b", "token-b", 60)));

        assertEquals("b", keys.holder("token-b").orElseThrow());
        assertEquals(false, keys.login("a", "token-b").isPresent());
    }
}
