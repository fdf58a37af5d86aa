/**
 * Everything that may report: readers, gateways, sensors, dispensers and badges, who may speak for whom, and the keys
 * they prove themselves with.
 *
 * <p>Asked by ingest for every report; written by the site import and by administrators. It never looks into a report.
 * Invariant: a key leaves the server once, when it is made; after that only the key file in the data folder has it.
 */
package org.wardkeeper.device;
