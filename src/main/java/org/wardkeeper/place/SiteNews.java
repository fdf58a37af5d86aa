package org.wardkeeper.place;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/**
 * Tells everybody that the site has changed, one change after the other: whoever reads it again for the last of two
 * changes reads both, and nobody is left with what they read between them.
 */
@ApplicationScoped
public class SiteNews {

    @Inject
    private Event<SiteChanged> changes;

    /** Returns when everything in memory shows what was committed before the call. */
    public synchronized void tell() {
        changes.fire(new SiteChanged());
    }
}
