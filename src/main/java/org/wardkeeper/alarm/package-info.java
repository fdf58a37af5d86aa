/**
 * What an alarm is and how it lives, from its announcement until it is over and acknowledged (ISA-18.2, IEC 62682), and
 * what keeps it from being announced meanwhile.
 *
 * <p>{@code alarmbook} hands in the conditions of the moment and what people do, and keeps what comes of it. Pure: knows
 * no clock, no database and no thread. Invariant: whatever the order of events, an alarm is announced once.
 */
package org.wardkeeper.alarm;
