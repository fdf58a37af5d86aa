/**
 * Excursions: when a storage unit was out of range, which rules fired, and what people decided about it.
 *
 * <p>Told of every row that is safe; asked by alarms, by the written record, by pages and REST. It never declares a
 * product usable and never fills a gap. Invariant: whatever the order in which rows arrive, the excursions are those of
 * the rows in the order of time; one that was found is never deleted, and what was signed is never changed.
 */
package org.wardkeeper.excursion;
