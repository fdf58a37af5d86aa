/**
 * The monthly parts of the table that readings lie in: made when the first reading of a month arrives, packed when none
 * can arrive any more, given up when the site no longer keeps them.
 *
 * <p>{@code journal} asks for the part of a month before it stores; the rest happens in the night. It never looks at a
 * value. Invariant: what is packed says to the bit what the rows say, and a month goes whole or not at all.
 */
package org.wardkeeper.partition;
