/**
 * Who people are and what they may: users and their passwords, the brakes on guessing, roles, permissions, and the audit
 * trail for those who answer for it.
 *
 * <p>Knows logins, never how one comes in over HTTP: that is the door's. Called by the door, and by every resource and
 * page that asks {@link org.wardkeeper.access.CurrentUser}. Never knows what an asset or a zone is.
 *
 * <p>Invariant: a right is asked of {@link org.wardkeeper.access.Permission} and nowhere else, and a password leaves only
 * as its hash.
 */
package org.wardkeeper.access;
