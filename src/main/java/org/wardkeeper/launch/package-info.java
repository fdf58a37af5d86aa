/**
 * The launcher: a small jar of its own that brings up PostgreSQL, the schema and the server, in that order.
 *
 * <p>Knows processes, ports, files and start-up order. Called by {@code ./wardkeeper} and by nobody else; it is not in
 * the WAR. Never imports the product's classes: what it has to tell the server, it tells in system properties under
 * the settings' own names. Invariant: whatever it started is stopped again, and nothing else is.
 */
package org.wardkeeper.launch;
