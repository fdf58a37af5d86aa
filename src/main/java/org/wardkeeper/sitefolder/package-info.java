/**
 * Reads a site folder and checks it: the plan of each level, the devices, the assets and the storage units, each by
 * itself and then what they say of each other.
 *
 * <p>Knows the format of {@code docs/site-folder.md} and the rows that earlier imports left. Called by whoever imports a
 * site. Never sees a database, a request or a clock.
 *
 * <p>Invariant: each file is good as a whole or refused as a whole, and what is good leans on nothing that was refused.
 */
package org.wardkeeper.sitefolder;
