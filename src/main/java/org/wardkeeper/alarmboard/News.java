package org.wardkeeper.alarmboard;

import java.util.Optional;
import org.wardkeeper.alarm.Priority;

/**
 * What a page has yet to be told: that something changed, and the worst of what was announced.
 *
 * @param worst empty where nothing was announced
 */
record News(boolean changed, Optional<Priority> worst) {
    static final News NONE = new News(false, Optional.empty());

    /** Both in one message: what comes later takes nothing from what was announced before. */
    News and(News later) {
        boolean isWorse =
                later.worst.isPresent() && (worst.isEmpty() || later.worst.get().compareTo(worst.get()) < 0);
        return new News(changed || later.changed, isWorse ? later.worst : worst);
    }

    /** As it goes to a page; empty where there is none. */
    Optional<String> message() {
        return changed
                ? Optional.of(worst.map(priority -> "{\"announced\":\"" + priority.slug() + "\"}")
                        .orElse("{}"))
                : Optional.empty();
    }
}
