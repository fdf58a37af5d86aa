package org.wardkeeper.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** Writes devices, each in a transaction that has committed when the method returns. */
@ApplicationScoped
class DeviceStore {

    @PersistenceContext(unitName = "wardkeeper")
    private EntityManager entities;

    @Transactional(TxType.REQUIRES_NEW)
    Optional<KnownDevice> insert(Device device) {
        boolean taken = !entities.createQuery("select d.id from Device d where d.urn = :urn", Integer.class)
                .setParameter("urn", device.urn())
                .getResultList()
                .isEmpty();
        if (taken) {
            return Optional.empty();
        }
        entities.persist(device);
        entities.flush();
        return Optional.of(device.known());
    }
}
