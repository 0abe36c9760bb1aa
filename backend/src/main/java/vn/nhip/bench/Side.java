package vn.nhip.bench;

import java.util.ArrayList;
import java.util.List;

/** One of two builds that are compared. */
enum Side {
    OTHER("the other build"),
    THIS("this build");

    final String words;

    Side(String words) {
        this.words = words;
    }

    Side opposite() {
        return this == OTHER ? THIS : OTHER;
    }

    /**
     * Other, this, this, other, other, this, …: in each pair both have a turn, and each goes first in every second pair, so
     * that a machine that becomes slower or quicker does so for both.
     *
     * @param pairs at least 0
     */
    static List<Side> turns(int pairs) {
        List<Side> turns = new ArrayList<>(2 * pairs);
        for (int pair = 0; pair < pairs; pair++) {
            Side first = pair % 2 == 0 ? OTHER : THIS;
            turns.add(first);
            turns.add(first.opposite());
        }
        return turns;
    }
}
