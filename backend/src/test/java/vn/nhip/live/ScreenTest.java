package vn.nhip.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FakeWire wire = new FakeWire();
    private final Screen screen = new Screen(wire, new LiveMeters(meters));

    @Test
    void givenAThousandFramesToAFullSocket_thenNoneIsKept() {
        screen.send("first");
        wire.full = true;

        for (int i = 0; i < 1000; i++) screen.send("frame " + i);

        assertEquals(List.of("first"), wire.written);
        assertTrue(screen.behind());
        assertEquals(1000, screen.missed());
        assertEquals(1, meters.counter("nhip.live.behind").count());
        assertEquals(1, meters.counter("nhip.live.frames").count());
    }

    @Test
    void givenAScreenThatMissedOne_whenItsSocketDrains_thenNothingIsSentBeforeTheWholePicture() {
        wire.full = true;
        screen.send("missed");
        wire.full = false;

        screen.send("a change that would leave a hole");
        assertEquals(List.of(), wire.written);
        screen.resume();
        screen.send("the whole picture");

        assertEquals(List.of("the whole picture"), wire.written);
        assertFalse(screen.behind());
        assertEquals(0, screen.missed());
    }
}
