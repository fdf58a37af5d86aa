package org.wardkeeper.device;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wardkeeper.place.SiteChanged;

/** The pre-shared keys by identity (a device's URN, or {@code URN#2} … for its later keys). */
@ApplicationScoped
public class DeviceKeys {
    private static final String BY_CERTIFICATE = "#x509";

    @Inject
    @ConfigProperty(name = "WARDKEEPER_DATA", defaultValue = "./data")
    private String dataFolder;

    @Inject
    private Devices devices;

    @Inject
    private Event<KeysEnded> endings;

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

    /** The identity of a device that shows a certificate instead of a key. */
    public static String certified(String urn) {
        return urn + BY_CERTIFICATE;
    }

    public static boolean isCertified(String identity) {
        return identity.endsWith(BY_CERTIFICATE);
    }

    /**
     * The bean itself, for the path that asks it for every report over DTLS: the container's proxy costs more than the
     * answer. Behind a supplier, because a proxy hands out itself where a method gives {@code this}.
     */
    public Supplier<DeviceKeys> direct() {
        return () -> this;
    }

    /** Whether an identity's key is still active. */
    public boolean isActive(String identity) {
        return keys.containsKey(identity);
    }

    public Optional<byte[]> keyOf(String identity) {
        return Optional.ofNullable(keys.get(identity)).map(byte[]::clone);
    }

    /** The identities of a device's active keys, the oldest first. */
    public List<String> identitiesOf(String urn) {
        return keys.keySet().stream()
                .filter(identity -> urnOf(identity).equals(urn))
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Reads the key file again. Whose key is gone, or is another one, has no session any more when this returns. */
    public synchronized void reload() {
        Map<String, byte[]> before = keys;
        Map<String, byte[]> after = Map.copyOf(file.read());
        keys = after;
        Set<String> ended = before.keySet().stream()
                .filter(identity -> !Arrays.equals(before.get(identity), after.get(identity)))
                .collect(Collectors.toSet());
        tell(ended);
    }

    /** Makes a key for every URN that has none, unless it was barred; the others stay. Returns how many were made. */
    public synchronized int addMissing(Collection<String> urns) {
        DeviceRegistry registry = devices.current();
        int made = file.addMissing(
                urns.stream().filter(urn -> !registry.isBarred(urn)).toList());
        reload();
        return made;
    }

    /** Ends one key; false where there was no such key. */
    public synchronized boolean end(String identity) {
        boolean ended = !file.end(List.of(identity)).isEmpty();
        reload();
        return ended;
    }

    /** Ends every key of a device, and with them whatever its certificate began. Returns the identities that ended. */
    public synchronized Set<String> endAll(String urn) {
        Set<String> ended = file.end(identitiesOf(urn));
        reload();
        tell(Set.of(certified(urn)));
        return ended;
    }

    /** Makes the next key of a device and gives it out, this once. The one before stays active beside it. */
    public synchronized KeyFile.NewKey rotate(String urn) {
        KeyFile.NewKey next = file.rotate(urn);
        reload();
        return next;
    }

    private void tell(Set<String> ended) {
        if (!ended.isEmpty()) {
            endings.fire(new KeysEnded(ended));
        }
    }

    void onSiteChanged(@Observes @Priority(200) SiteChanged event) {
        reload();
    }
}
