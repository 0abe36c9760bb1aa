package vn.nhip.bench;

import java.util.ArrayList;
import java.util.List;

/** What belongs to each of two builds. */
record Both<T>(T other, T mine) {
    static <E> Both<List<E>> lists() {
        return new Both<>(new ArrayList<>(), new ArrayList<>());
    }

    T of(Side side) {
        return side == Side.OTHER ? other : mine;
    }

    /** The other's first. */
    List<T> all() {
        return List.of(other, mine);
    }
}
