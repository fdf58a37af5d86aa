package org.wardkeeper.track;

import java.time.Instant;

/**
 * An asset went through a door whose reader has an antenna on each side.
 *
 * @param door the reader's URN
 * @param at when it was in the middle of the door
 */
public record Passage(String assetId, String door, String fromZone, String toZone, Instant at) {}
