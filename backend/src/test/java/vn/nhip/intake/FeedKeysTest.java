package vn.nhip.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeedKeysTest {
    @Test
    void givenASecret_whenPrinted_thenItIsHidden() {
        FeedKey feed = new FeedKey("one-stop", "s3cret");

        assertFalse(feed.toString().contains("s3cret"), feed::toString);
    }

    @Test
    void givenNoToken_whenMade_thenItIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new FeedKey("one-stop", " "));
        assertThrows(IllegalArgumentException.class, () -> new FeedKey("one-stop", null));
    }

    @Test
    void givenTwoFeeds_whenATokenIsShown_thenItsOwnFeedIsNamed() {
        FeedKeys keys = new FeedKeys(List.of(new FeedKey("a", "token-a"), new FeedKey("b", "token-b")));

        assertEquals("b", keys.holder("token-b").orElseThrow());
        assertEquals(false, keys.login("a", "token-b").isPresent());
    }
}
