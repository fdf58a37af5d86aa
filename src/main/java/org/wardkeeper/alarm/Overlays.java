package org.wardkeeper.alarm;

import java.time.Instant;
import java.util.Optional;

/** The overlays of one alarm: a set, of each sort one at most. */
public record Overlays(
        Optional<Overlay.Shelved> shelved,
        Optional<Overlay.Suppressed> suppressed,
        Optional<Overlay.OutOfService> outOfService) {

    public static final Overlays NONE = new Overlays(Optional.empty(), Optional.empty(), Optional.empty());

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Whether a person put one there, which stays when the alarm is over. */
    boolean isByPerson() {
        return shelved.isPresent() || outOfService.isPresent();
    }

    public Overlays with(Overlay overlay) {
        if (overlay instanceof Overlay.Shelved shelf) {
            return new Overlays(Optional.of(shelf), suppressed, outOfService);
        }
        return overlay instanceof Overlay.Suppressed held
                ? new Overlays(shelved, Optional.of(held), outOfService)
                : new Overlays(shelved, suppressed, Optional.of((Overlay.OutOfService) overlay));
    }

    Overlays withoutShelf() {
        return new Overlays(Optional.empty(), suppressed, outOfService);
    }

    Overlays withoutSuppression() {
        return new Overlays(shelved, Optional.empty(), outOfService);
    }

    Overlays inService() {
        return new Overlays(shelved, suppressed, Optional.empty());
    }

    boolean isShelfOver(Instant now) {
        return shelved.isPresent() && !now.isBefore(shelved.get().until());
    }
}
