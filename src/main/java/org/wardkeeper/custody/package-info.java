/**
 * What people put on record about a storage unit: calibration certificates of its sensors, manual checks, and what is in
 * it.
 *
 * <p>Written over REST by who answers for the unit; read by pages, exports and the form of an excursion. It never looks at
 * a reading and never fills in what nobody wrote. Invariant: an entry is never changed; a wrong one is entered again.
 */
package org.wardkeeper.custody;
