package org.wardkeeper.alarmboard;

import org.wardkeeper.place.ZoneRef;

/**
 * What an alarm is about, as people call it.
 *
 * @param name the unit's name; for a sensor that of the unit it watches; else the zone's; empty for server and site
 * @param deviceKind "reader"; null where it is no device
 * @param where the zone; null where it has none
 * @param page what shows it, below the root of the pages; null where nothing does
 */
public record Subject(String name, String deviceKind, ZoneRef where, String page) {}
