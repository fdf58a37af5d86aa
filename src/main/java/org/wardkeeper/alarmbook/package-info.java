/**
 * The alarms of the house as they are now and were, in memory, in PostgreSQL, and in a file while that is away.
 *
 * <p>{@code app} starts it, {@code watch} tells it every other second what is wrong, {@code alarmboard} shows what is open
 * and says what people do. Never judges a reading and never repairs anything. Invariant: an alarm is neither lost nor
 * announced twice, also when the database is away or the server was killed.
 */
package org.wardkeeper.alarmbook;
