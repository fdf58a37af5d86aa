/**
 * The boundary to browsers and programs: the one door every request comes through, sessions, the login and error pages,
 * headers, and what keeps foreign pages out.
 *
 * <p>Knows requests, cookies and addresses; asks {@code access} who somebody is. Called by the container, by the REST
 * rules and by whoever opens a WebSocket. Never decides what a role may.
 *
 * <p>Invariant: what {@link org.wardkeeper.door.OpenPaths} does not name needs a login.
 */
package org.wardkeeper.door;
