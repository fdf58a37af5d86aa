package org.wardkeeper.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;

/** Whether the database answers now, as far as whoever watches it knows. */
@ApplicationScoped
public class DatabaseNow {
    private volatile BooleanSupplier watcher = () -> true;

    /** Believes this watcher from now on; it must answer at once. */
    public void ask(BooleanSupplier newWatcher) {
        watcher = newWatcher;
    }

    public boolean answers() {
        return watcher.getAsBoolean();
    }
}
