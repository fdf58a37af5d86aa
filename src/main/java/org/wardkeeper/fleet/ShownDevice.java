package org.wardkeeper.fleet;

import java.time.OffsetDateTime;
import java.util.List;
import org.wardkeeper.place.ZoneRef;

/**
 * One device as pages and programs see it; what is not known is null. Times are the site's.
 *
 * @param zone the id of the zone it stands in
 * @param where that zone
 * @param registered when it was registered: before that nobody could have heard it
 * @param heard when anything it said arrived last
 * @param ageSeconds how long ago that was
 * @param through the gateway that carried its last word; null where it spoke itself
 * @param clockSkewSeconds by how much its clock runs ahead of ours, negative for behind; null where its reports do not
 *     tell, as those of a device without a clock
 * @param lastRefusal the newest refusal that is still kept
 * @param refusals24h at most {@value Refusals#MOST_COUNTED}, which then means that or more
 * @param conditions silent, refused, clock, battery: what is so, the worst first
 */
public record ShownDevice(
        String urn,
        String kind,
        String zone,
        ZoneRef where,
        long intervalSeconds,
        String serial,
        OffsetDateTime registered,
        OffsetDateTime heard,
        Long ageSeconds,
        String through,
        boolean silent,
        Double clockSkewSeconds,
        Double batteryPercent,
        OffsetDateTime batteryAt,
        ShownRefusal lastRefusal,
        int refusals24h,
        List<String> conditions) {}
