package org.wardkeeper.launch;

import java.io.IOException;
import java.util.Map;

/** What a command adds to the plain server: settings before it boots, and something that runs while it does. */
interface Companion {
    Companion NONE = new Companion() {};

    /** Settings for the server, under the contract's names. */
    default Map<String, String> settings(DataFolder data) throws IOException {
        return Map.of();
    }

    /** Called once the server answers. */
    default void serverIsUp(Settings settings, DataFolder data, Terminal terminal) throws IOException {}

    /** Called first of all when everything stops; may be called without {@link #serverIsUp}. */
    default void stop() {}
}
