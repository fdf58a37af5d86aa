package org.wardkeeper.lesson;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * One room that was taught. Stored when it is over; used from when somebody says so; undone when it was a slip, and
 * restored when that was one.
 */
@Entity
@Table(name = "lesson")
class Lesson {

    @Id
    private UUID id;

    @Column(name = "zone_id", nullable = false, updatable = false)
    private String zoneId;

    @Column(name = "asset_id", nullable = false, updatable = false)
    private String assetId;

    @Column(nullable = false, updatable = false)
    private String tag;

    @Column(name = "taught_by", nullable = false, updatable = false)
    private String by;

    @Column(nullable = false, updatable = false)
    private Instant began;

    @Column(nullable = false, updatable = false)
    private Instant ended;

    private Instant used;

    private Instant undone;

    @Version
    private int version;

    protected Lesson() {}

    Lesson(Finished finished) {
        Begun begun = finished.begun();
        id = begun.lesson();
        zoneId = begun.zoneId();
        assetId = begun.assetId();
        tag = begun.tag().canonical();
        by = begun.by();
        began = begun.at();
        ended = finished.ended();
    }

    /** The live model goes by it from now on. */
    void use(Instant now) {
        if (used == null) {
            used = now;
        }
    }

    /** It counts for nothing, neither for the live model nor for what is known of the rooms; false if it did not before. */
    boolean undo(Instant now) {
        if (undone != null) {
            return false;
        }
        undone = now;
        return true;
    }

    /** It counts again, as it did; false if it did before. */
    boolean restore() {
        if (undone == null) {
            return false;
        }
        undone = null;
        return true;
    }

    String zoneId() {
        return zoneId;
    }
}
