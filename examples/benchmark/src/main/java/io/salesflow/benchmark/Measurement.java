package io.salesflow.benchmark;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** What this JVM takes of its heap: at most at once, and all in all. */
final class Measurement {
    private static final long MEGABYTE = 1024 * 1024;
    private static final Set<MemoryPoolMXBean> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .collect(Collectors.toSet());
    private static final Set<String> HEAP_NAMES =
            HEAP.stream().map(MemoryPoolMXBean::getName).collect(Collectors.toSet());

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final AtomicLong freedBytes = new AtomicLong();
    private long freedAtStart;
    private long usedAtStart;
    private long cpuAtStart;

    Measurement() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> {
                                GcInfo run = GarbageCollectionNotificationInfo.from(
                                                (CompositeData) notification.getUserData())
                                        .getGcInfo();
                                freedBytes.addAndGet(
                                        used(run.getMemoryUsageBeforeGc()) - used(run.getMemoryUsageAfterGc()));
                            },
                            null,
                            null);
        }
    }

    /** Begins anew. */
    void start() {
        HEAP.forEach(MemoryPoolMXBean::resetPeakUsage);
        freedAtStart = freedBytes.get();
        usedAtStart = used();
        cpuAtStart = PROCESS.getProcessCpuTime();
    }

    /** The most that was in use at once, as the sum of the pools' peaks. */
    long peakMegabytes() {
        return HEAP.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEGABYTE;
    }

    /** What was allocated: what was freed, and what is there more. */
    long allocatedMegabytes() {
        return (freedBytes.get() - freedAtStart + used() - usedAtStart) / MEGABYTE;
    }

    /** What all processors together worked for this JVM, with its compiler and its garbage collector. */
    long cpuMilliseconds() {
        return (PROCESS.getProcessCpuTime() - cpuAtStart) / 1_000_000;
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long used(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream()
                .filter(pool -> HEAP_NAMES.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }
}
