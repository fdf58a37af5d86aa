/**
 * Alarms: what somebody must know of, from its announcement until it is over and acknowledged (ISA-18.2, IEC 62682). For
 * now the server's own: its database, its disk, its wire.
 *
 * <p>Pulls facts every few seconds and decides purely; nobody pushes into it. {@code app} starts it, pages and programs
 * ask by REST. Never repairs anything and never judges a reading. Invariant: an alarm is neither lost nor announced
 * twice, also when the database is away or the server was killed.
 */
package org.wardkeeper.alarm;
