/**
 * Plans as people draw them: a level's plan comes whole, is checked by the rules of a site folder, and is stored whole or
 * not at all; every state it was in can be gone back to; a picture may lie beneath it while somebody draws.
 *
 * <p>Called by the page that draws and by programs, over REST; only those who may commission. It never knows how a plan
 * is shown, and never takes a zone away that something stands in or belongs to.
 *
 * <p>Invariant: rows, version and audit entry are one transaction, and who began from an older version is told so.
 */
package org.wardkeeper.draft;
