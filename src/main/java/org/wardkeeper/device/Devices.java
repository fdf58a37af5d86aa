package org.wardkeeper.device;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.wardkeeper.place.SiteChanged;

/** The current {@link DeviceRegistry}, shared by all; read at start, after an import and after a registration. */
@ApplicationScoped
public class Devices {

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource dataSource;

    @Inject
    private DeviceStore store;

    private volatile DeviceRegistry current = new DeviceRegistry(List.of(), List.of());

    /**
     * The bean itself, for the path that asks it a hundred thousand times a second: the container's proxy costs more than
     * the answer. Behind a supplier, because a proxy hands out itself where a method gives {@code this}.
     */
    public Supplier<Devices> direct() {
        return () -> this;
    }

    public DeviceRegistry current() {
        return current;
    }

    /** Reads the registry from the database. */
    @PostConstruct
    public void reload() {
        try (Connection connection = dataSource.getConnection()) {
            current = DeviceRegistry.load(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The devices could not be read from the database.", e);
        }
    }

    /**
     * Registers a new device, with its entry in the audit trail; empty if its URN is already registered. It is known once
     * this returns.
     */
    public synchronized Optional<KnownDevice> register(Device device, String by) {
        Optional<KnownDevice> registered = store.insert(device, by);
        if (registered.isPresent()) {
            reload();
        }
        return registered;
    }

    /** Believes nothing more that the device shows, until {@link #unbar}; it holds when this returns. */
    public synchronized void bar(KnownDevice device, String by, Instant now) {
        store.change(device, known -> known.bar(now), by, "device.bar");
        reload();
    }

    /** Believes a barred device again. */
    public synchronized void unbar(KnownDevice device, String by) {
        if (current.isBarred(device.urn())) {
            store.change(device, Device::unbar, by, "device.unbar");
            reload();
        }
    }

    void onSiteChanged(@Observes @Priority(200) SiteChanged event) {
        reload();
    }
}
