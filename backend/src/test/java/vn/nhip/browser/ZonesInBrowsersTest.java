package vn.nhip.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.nhip.config.Zones;

/** What the check of a configuration lets through, asked of the browser that has to show it. */
class ZonesInBrowsersTest {
    @Test
    void everyZoneThatMayBeConfiguredIsKnownToTheOldestBrowserOfAWall() {
        TreeSet<String> zones = new TreeSet<>(Zones.all());
        assertTrue(zones.size() > 400, () -> zones.size() + " zones");
        ArrayNode asked = News.JSON.createArrayNode();
        zones.forEach(asked::add);
        try (OldChromium browser = new OldChromium()) {
            String unknown = browser.evaluate(asked + ".filter((zone) => { try {"
                            + " new Intl.DateTimeFormat('vi', {timeZone: zone}); return false;"
                            + " } catch (unknown) { return true; } }).join()")
                    .asText();

            assertEquals("", unknown);
        }
    }
}
