package vn.nhip.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Time that nobody sets: it only passes, also while the machine sleeps. The quick reading stands still in a sleep, and
 * tools that shift a process's clock may shift it too; the sure one is dearer, so it is asked now and then, and whenever
 * something looks wrong. Safe for any thread.
 */
public final class Steady {
    private static final long TRUSTED_NANOS = 60_000_000_000L;
    private static final Path UPTIME = Path.of("/proc/uptime");

    private final LongSupplier quick;
    private final LongSupplier sure;
    private volatile Base base;

    /** Both readings at one moment. */
    private record Base(long quick, long sure) {}

    /**
     * @param quick as {@link System#nanoTime}
     * @param sure nanoseconds since some moment before the start
     */
    public Steady(LongSupplier quick, LongSupplier sure) {
        this.quick = quick;
        this.sure = sure;
        this.base = new Base(quick.getAsLong(), sure.getAsLong());
    }

    /** This machine's: since it was started, where the system tells that (Linux); else as far as Java counts. */
    public static Steady ofThisMachine() {
        return new Steady(System::nanoTime, uptime() < 0 ? System::nanoTime : Steady::uptime);
    }

    /** −1 where the system does not tell. */
    private static long uptime() {
        try {
            String text = Files.readString(UPTIME);
            return (long) (Double.parseDouble(text.substring(0, text.indexOf(' '))) * 1e9);
        } catch (IOException | RuntimeException untold) {
            return -1;
        }
    }

    /** Nanoseconds since some moment; may lag by a sleep until {@link #sureNanos} is asked. */
    public long nanos() {
        Base known = base;
        long passed = quick.getAsLong() - known.quick();
        return passed < 0 || passed > TRUSTED_NANOS ? sureNanos() : known.sure() + passed;
    }

    /** The same, sleep included. */
    public long sureNanos() {
        long at = sure.getAsLong();
        if (at < 0) return base.sure() + quick.getAsLong() - base.quick();
        base = new Base(quick.getAsLong(), at);
        return at;
    }
}
