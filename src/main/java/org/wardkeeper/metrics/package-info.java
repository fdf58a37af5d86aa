/**
 * What the server counts of itself, for whoever watches it: counters, gauges and distributions on the management port's
 * {@code /metrics}.
 *
 * <p>Every room above keeps a small class of its own that asks here once, at the start, for what it will count. Knows
 * nothing of what is counted. Invariant: counting works, and costs a few nanoseconds, whether or not anybody looks.
 */
package org.wardkeeper.metrics;
