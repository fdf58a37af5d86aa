package org.wardkeeper.bench;

import java.util.Map;

/**
 * One run of one workload against one server.
 *
 * @param serverMicros CPU of the server's JVM for each message taken
 * @param databaseMicros CPU of PostgreSQL for each message taken
 */
record Measured(
        double messagesPerSecond,
        double serverMicros,
        double databaseMicros,
        double p50Millis,
        double p99Millis,
        Map<String, Long> others) {}
