package org.wardkeeper.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What a call took of the processor and of the memory; both of its own thread alone, so that a busy machine says the same. */
public final class Cost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long nanos = THREADS.getCurrentThreadCpuTime();
    private final long bytes = THREADS.getCurrentThreadAllocatedBytes();

    private Cost() {}

    public static Cost fromNow() {
        return new Cost();
    }

    /** Fails when more was spent since {@link #fromNow}. */
    public void assertAtMost(Duration processor, long allocatedBytes) {
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - bytes)
                .as("allocated bytes")
                .isLessThan(allocatedBytes);
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - nanos))
                .as("processor time")
                .isLessThan(processor);
    }
}
