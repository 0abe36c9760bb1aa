package vn.nhip.browser;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.nhip.testing.Servers;

/** A test class before a wall: a server on real stores, a browser, and one page at a time that is closed behind each test. */
abstract class AtAWall {
    @RegisterExtension
    static final Servers servers = new Servers();

    @RegisterExtension
    static final Screens screens = new Screens();

    static LiveWall wall;
    WallPage page;

    @AfterAll
    static void stop() {
        wall.close();
    }

    @AfterEach
    void closePage() {
        if (page != null) page.close();
        page = null;
        wall.repair();
    }

    /** With a province that has a history and goes on. */
    abstract static class Living extends AtAWall {
        @BeforeAll
        static void start() {
            wall = LiveWall.on(servers);
        }
    }

    /** The server gives the page only; the test feeds it by hand. */
    abstract static class HandFed extends AtAWall {
        @BeforeAll
        static void start() {
            wall = LiveWall.empty(servers);
        }
    }
}
