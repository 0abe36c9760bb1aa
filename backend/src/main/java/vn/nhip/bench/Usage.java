package vn.nhip.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has used. */
final class Usage {
    private final long cpuNanos = cpu();
    private final long wallNanos = System.nanoTime();

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Processors kept busy since this was made: 1.0 is one whole processor. */
    double processors() {
        return (cpu() - cpuNanos) / (double) (System.nanoTime() - wallNanos);
    }

    /** Seconds of processor time since this was made. */
    double processorSeconds() {
        return (cpu() - cpuNanos) / 1e9;
    }

    static double heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    /** Resident memory in MB; 0 where the system does not tell. */
    static double resident() {
        return resident("self");
    }

    /** The same of another process. */
    static double resident(String process) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", process, "status"))) {
                if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1e3;
            }
        } catch (IOException otherSystem) {
            return 0;
        }
        return 0;
    }
}
