/**
 * The board: what people and programs see of alarms, and what they do with them.
 *
 * <p>Asked by pages and by REST; passes acts on to {@code alarm} and tells open pages that something changed. It decides
 * nothing about an alarm. Invariant: what is open is told from memory, so also while the database is away.
 */
package org.wardkeeper.alarmboard;
