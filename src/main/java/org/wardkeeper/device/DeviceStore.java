package org.wardkeeper.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.function.Consumer;
import org.wardkeeper.audit.AuditTrail;

/** Writes devices, each in a transaction that has committed when the method returns. */
@ApplicationScoped
class DeviceStore {

    @PersistenceContext(unitName = "wardkeeper")
    private EntityManager entities;

    @Inject
    private AuditTrail audit;

    /** The device and what the audit trail says of it; empty if its URN is taken. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<KnownDevice> insert(Device device, String by) {
        boolean taken = !entities.createQuery("select d.id from Device d where d.urn = :urn", Integer.class)
                .setParameter("urn", device.urn())
                .getResultList()
                .isEmpty();
        if (taken) {
            return Optional.empty();
        }
        entities.persist(device);
        entities.flush();
        KnownDevice known = device.known();
        audit.record(by, "device.register", known.urn(), known.kind().slug());
        return Optional.of(known);
    }

    /** Bars a device, or lets it in again, and what the audit trail says of it. */
    @Transactional(TxType.REQUIRES_NEW)
    void change(KnownDevice device, Consumer<Device> verb, String by, String action) {
        verb.accept(entities.getReference(Device.class, device.id()));
        audit.record(by, action, device.urn(), "");
    }
}
