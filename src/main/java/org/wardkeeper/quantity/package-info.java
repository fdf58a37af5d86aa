/**
 * What is measured, in which unit, and what no instrument can have measured.
 *
 * <p>Everyone calls it, it calls nobody. It never knows who measured or when. Invariant: a value that
 * exists is finite and physically possible.
 */
package org.wardkeeper.quantity;
