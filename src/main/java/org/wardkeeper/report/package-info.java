/**
 * What a device told us, once it is trusted: a closed family of observations with their times.
 *
 * <p>Made by {@code ingest}, read by everything above. It never decodes, stores or decides. Invariant: an
 * {@link org.wardkeeper.report.Observation} comes from a known device that was allowed to say it.
 */
package org.wardkeeper.report;
