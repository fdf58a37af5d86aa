package org.wardkeeper.adapter.kit;

import java.util.logging.Level;
import java.util.logging.Logger;

/** An adapter's standard error is for its user: Californium's account of every endpoint stays out of it. */
public final class AdapterLogs {

    /** Held, since a logger that nobody holds forgets its level. */
    private static final Logger CALIFORNIUM = Logger.getLogger("org.eclipse.californium");

    private AdapterLogs() {}

    public static void onlyWhatIsWrong() {
        CALIFORNIUM.setLevel(Level.SEVERE);
    }
}
