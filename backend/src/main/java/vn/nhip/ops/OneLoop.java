package vn.nhip.ops;

/**
 * Keeps to one thread what is of one event loop and therefore needs no lock. Whoever comes first owns it: a part that is
 * made by the start and used by its loop is its loop's. Costs one comparison.
 */
public final class OneLoop {
    private volatile Thread owner;

    /** @throws IllegalStateException on any other thread than that of the first call: a fault of ours */
    public void requireHere() {
        Thread here = Thread.currentThread();
        if (owner == here) return;
        if (owner == null) claim(here);
        if (owner != here) throw new IllegalStateException("of " + owner.getName() + ", touched by " + here.getName());
    }

    private synchronized void claim(Thread here) {
        if (owner == null) owner = here;
    }
}
