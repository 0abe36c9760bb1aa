package vn.nhip.ops;

import org.jspecify.annotations.Nullable;

/**
 * Keeps to one thread what is of one event loop and therefore needs no lock. Whoever comes first owns it: a part that is
 * made by the start and used by its loop is its loop's. Costs one comparison.
 */
public final class OneLoop {
    private volatile @Nullable Thread owner;

    /** @throws IllegalStateException on any other thread than that of the first call: a fault of ours */
    public void requireHere() {
        Thread here = Thread.currentThread();
        Thread known = owner;
        if (known == here) return;
        if (known == null) known = claimed(here);
        if (known != here) throw new IllegalStateException("of " + known.getName() + ", touched by " + here.getName());
    }

    private synchronized Thread claimed(Thread here) {
        Thread known = owner == null ? here : owner;
        owner = known;
        return known;
    }
}
