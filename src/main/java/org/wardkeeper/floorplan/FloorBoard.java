package org.wardkeeper.floorplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wardkeeper.asset.AssetStatus;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.asset.FreeLimits;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.coldchain.UnitBoard;
import org.wardkeeper.coldchain.UnitStatus;
import org.wardkeeper.location.LiveLocations;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.place.ZoneRef;
import org.wardkeeper.track.AssetPlace;

/** Joins the live models into what a plan shows. */
@ApplicationScoped
public class FloorBoard {
    @Inject
    Places places;

    @Inject
    Plans plans;

    @Inject
    Assets assets;

    @Inject
    FreeLimits freeLimits;

    @Inject
    LiveLocations locations;

    @Inject
    StorageUnits units;

    @Inject
    UnitBoard unitBoard;

    @Inject
    DispenserBoard dispensers;

    /** The whole level now. */
    FloorView snapshot(String level, Instant now) {
        var markers = new ArrayList<Marker>();
        var hits = new HashMap<String, Integer>();
        for (AssetPlace place : locations.all()) {
            marker(place, now).ifPresent(marker -> {
                hits.merge(marker.zone().level(), 1, Integer::sum);
                if (marker.zone().level().equals(level)) {
                    markers.add(marker);
                }
            });
        }
        return new FloorView(
                "snapshot",
                level,
                local(now),
                plans.version(level),
                markers,
                unitsOn(level, now),
                dispensers.on(level, now),
                hits);
    }

    /** The asset's marker; empty where it was never seen, is retired, or its zone is on no plan any more. */
    Optional<Marker> marker(String assetId, Instant now) {
        return locations.of(assetId).flatMap(place -> marker(place, now));
    }

    List<UnitStatus> unitsOn(String level, Instant now) {
        SiteMap map = places.current();
        return units.all().stream()
                .filter(unit -> isOn(level, unit, map))
                .map(unit -> unitBoard.status(unitBoard.now(unit, now), now))
                .toList();
    }

    List<DispenserMark> dispensersOn(String level, Instant now) {
        return dispensers.on(level, now);
    }

    /** The time as the site's clocks show it. */
    OffsetDateTime local(Instant time) {
        return time.atZone(places.current().timeZone()).toOffsetDateTime();
    }

    private Optional<Marker> marker(AssetPlace place, Instant now) {
        Optional<KnownAsset> asset = assets.byId(place.assetId());
        Optional<Zone> zone = places.current().zone(place.zoneId());
        if (asset.isEmpty() || zone.isEmpty() || asset.get().status() == AssetStatus.RETIRED) {
            return Optional.empty();
        }
        return Optional.of(marker(asset.get(), place, zone.get(), now));
    }

    private Marker marker(KnownAsset asset, AssetPlace place, Zone zone, Instant now) {
        return new Marker(
                asset.id(),
                asset.name(),
                asset.kind(),
                asset.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                asset.heldAt(now),
                freeLimits.isFree(asset, place.seen(), now),
                ZoneRef.to(zone),
                centimetres(place.at().x()),
                centimetres(place.at().y()),
                centimetres(place.radiusMetres()),
                local(place.seen()),
                Math.max(0, Duration.between(place.seen(), now).toSeconds()),
                Math.round(place.confidenceAt(now) * 100) / 100.0);
    }

    private static boolean isOn(String level, KnownUnit unit, SiteMap map) {
        return map.zone(unit.zoneId())
                .filter(zone -> zone.levelId().equals(level))
                .isPresent();
    }

    private static double centimetres(double metres) {
        return Math.round(metres * 100) / 100.0;
    }
}
