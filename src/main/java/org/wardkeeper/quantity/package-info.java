/**
 * What is measured, in which unit and when, and what no instrument can have measured.
 *
 * <p>Everyone calls it, it calls nobody. It never knows who measured. Invariant: a value that
 * exists is finite and physically possible.
 */
package org.wardkeeper.quantity;
