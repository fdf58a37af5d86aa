package org.wardkeeper.teach;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.WalkingDistances;
import org.wardkeeper.place.Zone;
import org.wardkeeper.place.ZoneRef;

/**
 * A zone and how well it is known, as pages and programs see it.
 *
 * @param state never, few or enough
 * @param taught when it was taught last; null where it never was
 * @param metres to walk from where was asked; null where nothing was asked or no way is known
 */
public record RoomView(
        ZoneRef zone,
        boolean isPrivate,
        String state,
        int vectors,
        int lessons,
        List<Ear> readers,
        OffsetDateTime taught,
        Double metres) {

    /**
     * A reader that hears the zone.
     *
     * @param share of the zone's vectors, 0 to 1
     */
    public record Ear(String reader, double share, double dBm) {}

    /** The nearest first where somebody asks from somewhere; by name otherwise. */
    static List<RoomView> all(RoomReview.Known known, String near, SiteMap map) {
        WalkingDistances ways = near == null || near.isEmpty() ? null : map.distancesFrom(near);
        Comparator<RoomView> nearestFirst =
                Comparator.comparing(RoomView::metres, Comparator.nullsLast(Comparator.naturalOrder()));
        return map.zones().stream()
                .map(zone -> of(zone, known, ways, map))
                .sorted(nearestFirst.thenComparing(room -> room.zone().name()).thenComparing(room -> room.zone()
                        .id()))
                .toList();
    }

    private static RoomView of(Zone zone, RoomReview.Known known, WalkingDistances ways, SiteMap map) {
        Coverage coverage = known.of(zone.id());
        OptionalDouble metres = ways == null ? OptionalDouble.empty() : ways.metresTo(zone.id(), zone.label());
        return new RoomView(
                ZoneRef.to(zone),
                zone.isPrivate(),
                coverage.isNever() ? "never" : coverage.isEnough() ? "enough" : "few",
                coverage.vectors(),
                coverage.lessons(),
                coverage.readers().stream()
                        .map(ear -> new Ear(ear.reader(), rounded(ear.share(), 100), rounded(ear.dBm(), 10)))
                        .toList(),
                coverage.lastTaught() == null
                        ? null
                        : coverage.lastTaught().atZone(map.timeZone()).toOffsetDateTime(),
                metres.isPresent() ? rounded(metres.getAsDouble(), 10) : null);
    }

    private static double rounded(double value, int parts) {
        return Math.round(value * parts) / (double) parts;
    }
}
