package org.wardkeeper.coldchain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;

/**
 * A refrigerator or freezer as administrators see and change it. Its limits and its sensors are not here: they have a
 * history of their own that is added to and never changed.
 */
@Entity
@Table(name = "storage_unit")
class StorageUnit {

    @Id
    private String id;

    @Column(nullable = false)
    private String name;

    @Column(name = "zone_id", nullable = false)
    private String zoneId;

    @Convert(converter = UnitKindColumn.class)
    @Column(nullable = false)
    private UnitKind kind;

    @Column(name = "interval_s", nullable = false)
    private int intervalSeconds;

    @Version
    private int version;

    protected StorageUnit() {}

    String id() {
        return id;
    }

    KnownUnit known(InForce now) {
        return new KnownUnit(
                id,
                name,
                zoneId,
                kind,
                Duration.ofSeconds(intervalSeconds),
                now.limits(),
                now.since(),
                now.deviceId(),
                now.deviceSince());
    }
}
