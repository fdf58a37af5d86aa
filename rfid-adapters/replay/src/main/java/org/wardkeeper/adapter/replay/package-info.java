/**
 * Plays a recording of sightings to a server, in the recording's own rhythm, faster, or all at once.
 * Knows the survey format's {@code sightings.csv} and the kit. Called from the command line.
 * Never invents a sighting and never changes an RSSI; only the time is moved to today.
 * Invariant: distances between times are the recording's, divided by the speed.
 */
package org.wardkeeper.adapter.replay;
