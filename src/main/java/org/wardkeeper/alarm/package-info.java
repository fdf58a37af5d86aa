/**
 * Alarms: what somebody must know of, from its announcement until it is over and acknowledged (ISA-18.2, IEC 62682),
 * and what keeps it from being announced meanwhile.
 *
 * <p>Is given the conditions of the moment every other second and decides purely; people act on what is open. {@code app}
 * starts it, {@code watch} tells what is wrong, {@code alarmboard} shows it. Never judges a reading and never repairs
 * anything. Invariant: an alarm is neither lost nor announced twice, also when the database is away or the server was
 * killed.
 */
package org.wardkeeper.alarm;
