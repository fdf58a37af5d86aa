package org.wardkeeper.adapter.kit;

import java.time.Duration;

/** How a sender waits: by sleeping, or in a test by writing down how long it would have slept. */
@FunctionalInterface
interface Pause {

    Pause SLEEP = pause -> Thread.sleep(pause.toMillis());

    void of(Duration duration) throws InterruptedException;
}
