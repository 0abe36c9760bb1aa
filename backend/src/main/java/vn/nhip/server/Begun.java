package vn.nhip.server;

import org.jspecify.annotations.Nullable;

/**
 * A part of the server that begins later than the server itself. Any thread may ask for it.
 *
 * @param <T> what the part is
 */
final class Begun<T> {
    private final String name;
    private volatile @Nullable T part;

    /** @param name of it, for whoever asks too soon */
    Begun(String name) {
        this.name = name;
    }

    /** It is there from now on; what began before it has its place no more. */
    T set(T begun) {
        part = begun;
        return begun;
    }

    /** @throws IllegalStateException before it has begun: a fault of ours */
    T get() {
        T begun = part;
        if (begun == null) throw new IllegalStateException("not begun yet: " + name);
        return begun;
    }

    /** Null before it has begun. */
    @Nullable
    T orNull() {
        return part;
    }
}
