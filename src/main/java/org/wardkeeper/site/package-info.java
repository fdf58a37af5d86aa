/**
 * Reads a site folder, checks it and stores it: the plan of each level, the devices, the assets and the storage units.
 *
 * <p>Called by the command {@code import}, by the server at its first start and by administrators. It never deletes and
 * never makes up a row. Invariant: of a file with one bad row nothing is stored, and importing the same folder again
 * changes nothing.
 */
package org.wardkeeper.site;
