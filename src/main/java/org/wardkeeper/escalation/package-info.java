/**
 * Escalation: who is told of an alarm when, by which way, until somebody takes note.
 *
 * <p>{@code app} starts it; it pulls the open alarms every other second, and asks the duty roster who is reached. It
 * never changes an alarm. Invariant: every attempt is kept, and one that reached nobody is followed by the next step at
 * once.
 */
package org.wardkeeper.escalation;
