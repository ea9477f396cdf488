package io.plumbline.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Holds how much a piece of work allocates against a bound. */
final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** Runs work that can be done again. Loading a class allocates as well, once: what the work itself does, it does again. */
    static void hold(long mostBytes, Runnable work) {
        if (allocated(work) > mostBytes) {
            assertThat(allocated(work)).isLessThanOrEqualTo(mostBytes);
        }
    }

    private static long allocated(Runnable work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
