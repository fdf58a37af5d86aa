/**
 * The whole server in its real container against a real PostgreSQL.
 *
 * <p>Knows how to start both once for all tests of a run: {@link org.wardkeeper.it.PostgresSession} the database before
 * the first test, {@link org.wardkeeper.it.WholeServer} the WAR as it is shipped. Tests here run inside the container,
 * or beside it over HTTP.
 * Never replaces a part of the server by a stand-in, but for the one door that lets the test runner in.
 */
package org.wardkeeper.it;
