/**
 * Measures the server from outside, beside the limit that the same machine gives in the same run.
 *
 * <p>{@code ./wardkeeper bench} calls it. It knows the wire, the data folder and the process table, and never the inside
 * of the server. Invariant: every figure stands beside its limit, and whatever was started is ended.
 */
package org.wardkeeper.bench;
