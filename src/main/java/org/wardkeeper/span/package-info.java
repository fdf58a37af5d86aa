/**
 * The one rule of excursions: rows in the order of time go in, spans out of range with the rules that fired come out.
 *
 * <p>Asked live, when history is looked at anew, and by every summary of the written record. It reads no clock and no
 * table, and keeps nothing. Invariant: the same rows give the same spans; unknown time is in none of them.
 */
package org.wardkeeper.span;
