package io.plumbline.analytics.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Processor time and allocated bytes of the benchmark's own thread, over the part of a pass that counts. Time that others
 * had the processor is not in it.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Meter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    // JMH reads public fields.
    public double nanoseconds;
    public double bytes;
    public double samples;

    private long startNanos;
    private long startBytes;

    /** Begins to count. */
    public void start() {
        startBytes = THREADS.getCurrentThreadAllocatedBytes();
        startNanos = THREADS.getCurrentThreadCpuTime();
    }

    /** Ends counting, after so many samples. */
    public void stop(int count) {
        nanoseconds += THREADS.getCurrentThreadCpuTime() - startNanos;
        bytes += THREADS.getCurrentThreadAllocatedBytes() - startBytes;
        samples += count;
    }
}
