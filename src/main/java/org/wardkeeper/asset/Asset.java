package org.wardkeeper.asset;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.wardkeeper.place.Names;

/**
 * A thing people look for: a wheelchair, a pump. It is born by an import, is renamed and gets other tags in its life,
 * changes its status by hand, is held by whoever is on the way to it, and is retired at last; it is never deleted, since
 * its visits tell its history.
 */
@Entity
@Table(name = "asset")
public class Asset {

    /** A hold ends by itself after this time. */
    public static final Duration HOLD_TIME = Duration.ofMinutes(30);

    @Id
    private String id;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String kind;

    private String tag;

    @Column(name = "home_zone")
    private String homeZone;

    @Convert(converter = AssetStatusColumn.class)
    @Column(nullable = false)
    private AssetStatus status;

    @Column(name = "held_by")
    private String heldBy;

    @Column(name = "held_until")
    private Instant heldUntil;

    @Version
    private int version;

    protected Asset() {}

    /** An asset that is available and carries no tag yet. */
    public Asset(String id, String name, String kind) {
        this.id = Names.checkedId(id);
        this.name = Names.checkedName(name);
        this.kind = AssetKinds.checked(kind);
        this.status = AssetStatus.AVAILABLE;
    }

    /**
     * Somebody is on the way to it. Whoever holds it already may hold it longer.
     *
     * @throws AssetConflict if somebody else holds it, or if it is retired
     */
    public void hold(String by, Instant now, Instant until) {
        if (status == AssetStatus.RETIRED) {
            throw new AssetConflict(name + " is retired.");
        }
        if (heldUntil != null && now.isBefore(heldUntil) && !by.equals(heldBy)) {
            throw new AssetConflict(name + " is already being taken by " + heldBy + ".");
        }
        this.heldBy = by;
        this.heldUntil = until;
    }

    /** Nobody is on the way to it any more. */
    public void release() {
        this.heldBy = null;
        this.heldUntil = null;
    }

    /** Also releases it: a new status is the end of somebody's way to it. */
    public void changeStatus(AssetStatus to) {
        if (status != to) {
            this.status = to;
            release();
        }
    }

    /** @throws IllegalArgumentException with a sentence, if the name is empty, too long or has control characters */
    public void rename(String to) {
        this.name = Names.checkedName(to);
    }

    /** @throws IllegalArgumentException with a sentence, if the kind is not a word of small letters and dashes */
    public void reclassify(String toKind) {
        this.kind = AssetKinds.checked(toKind);
    }

    /** Another tag; null takes the tag off. That no two assets carry one tag is seen to by {@link Assets}. */
    public void retag(TagId to) {
        this.tag = to == null ? null : to.canonical();
    }

    /** Another home; null for none. */
    public void rehome(String toZoneId) {
        this.homeZone = toZoneId;
    }

    KnownAsset known() {
        TagId carried = tag == null ? null : new TagId(tag);
        return new KnownAsset(id, name, kind, carried, homeZone, status, heldBy, heldUntil);
    }
}
