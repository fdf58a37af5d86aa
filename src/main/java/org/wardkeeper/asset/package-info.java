/**
 * The equipment: what each thing is called, which tag it carries, whether it is available and who is taking it.
 *
 * <p>The path of a report asks it whose tag was seen; pages and REST change it. It never knows where a thing is.
 * Invariant: the map in memory shows what has committed, and only that.
 */
package org.wardkeeper.asset;
