/**
 * Alarm rules of storage units: how far and for how long a unit may be out of range before somebody must hear of it, and
 * which rules were in force when.
 *
 * <p>Asked by excursions; changed over REST by who answers for the units. It never looks at a reading. Invariant: a rule
 * that was in force stays told; a change is a new version beside it.
 */
package org.wardkeeper.threshold;
