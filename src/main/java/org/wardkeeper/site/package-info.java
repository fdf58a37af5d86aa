/**
 * Writes a checked site folder into the database: as the command {@code import}, at the first start, over REST, and a
 * list of assets from its page; then tells, file by file, what became of it.
 *
 * <p>Knows the tables, not what makes a row good: that is {@code sitefolder}. Called by the launcher, by the server at
 * start and by administrators. It never deletes and never makes up a row.
 *
 * <p>Invariant: of a file with one bad row nothing is stored, and importing the same folder again changes nothing.
 */
package org.wardkeeper.site;
