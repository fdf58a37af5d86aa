package org.wardkeeper.location;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.wardkeeper.metrics.Metrics;

/** How much the live model holds, and how much it hears that concerns nothing of ours. */
@ApplicationScoped
public class LocationMetrics {
    @Inject
    Metrics metrics;

    @Inject
    LiveLocations locations;

    public void register() {
        metrics.gauge("wardkeeper_live_tags", "Assets that have a place", () -> locations.count());
        metrics.gauge(
                "wardkeeper_stranger_sightings",
                "Sightings of tags that no asset has, since the start",
                () -> locations.strangers());
    }
}
