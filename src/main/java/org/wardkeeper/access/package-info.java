/**
 * Who is there and what they may do: users, roles, the one door every request comes through, and the rules that hold
 * for the whole web side (problem details, CSRF, headers).
 *
 * <p>Knows logins, roles and permissions. Called by every resource and page. Never knows what an asset or a zone is.
 *
 * <p>Invariant: what is not named as open needs a login, and a right is asked of {@link org.wardkeeper.access.Permission}
 * and nowhere else.
 */
package org.wardkeeper.access;
