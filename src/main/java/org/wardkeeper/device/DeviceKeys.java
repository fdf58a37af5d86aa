package org.wardkeeper.device;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wardkeeper.place.SiteChanged;

/** The pre-shared keys by identity (a device's URN, or {@code URN#2} … for its later keys). */
@ApplicationScoped
public class DeviceKeys {

    @Inject
    @ConfigProperty(name = "WARDKEEPER_DATA", defaultValue = "./data")
    private String dataFolder;

    private KeyFile file;
    private volatile Map<String, byte[]> keys = Map.of();

    @PostConstruct
    void open() {
        file = new KeyFile(Path.of(dataFolder));
        reload();
    }

    /** The device an identity belongs to. */
    public static String urnOf(String identity) {
        int hash = identity.lastIndexOf('#');
        return hash < 0 ? identity : identity.substring(0, hash);
    }

    public Optional<byte[]> keyOf(String identity) {
        return Optional.ofNullable(keys.get(identity)).map(byte[]::clone);
    }

    /** Reads the key file again. */
    public synchronized void reload() {
        keys = file.read();
    }

    /** Makes a key for every URN that has none; the others stay. Returns how many were made. */
    public synchronized int addMissing(Collection<String> urns) {
        int made = file.addMissing(urns);
        reload();
        return made;
    }

    /** Makes the next key of a device and gives it out, this once. The one before stays active beside it. */
    public synchronized KeyFile.NewKey rotate(String urn) {
        KeyFile.NewKey next = file.rotate(urn);
        reload();
        return next;
    }

    void onSiteChanged(@Observes @Priority(200) SiteChanged event) {
        reload();
    }
}
