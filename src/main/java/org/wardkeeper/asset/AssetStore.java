package org.wardkeeper.asset;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.wardkeeper.audit.AuditTrail;

/** The asset table: edits by JPA, each committed when the method returns; the whole of it by one query. */
@ApplicationScoped
class AssetStore {

    @PersistenceContext(unitName = "wardkeeper")
    private EntityManager entities;

    @Inject
    private AuditTrail audit;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource dataSource;

    /** The change and what the audit trail says of it; empty if there is no such asset. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<KnownAsset> edit(String id, Deed deed, Consumer<Asset> change) {
        Asset asset = entities.find(Asset.class, id);
        if (asset == null) {
            return Optional.empty();
        }
        change.accept(asset);
        entities.flush();
        audit.record(deed.by(), deed.action(), id, deed.inWords());
        return Optional.of(asset.known());
    }

    Map<String, KnownAsset> all() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select id, name, kind, tag, home_zone, status, held_by, held_until from asset");
                ResultSet rows = statement.executeQuery()) {
            Map<String, KnownAsset> assets = new HashMap<>();
            while (rows.next()) {
                KnownAsset asset = asset(rows);
                assets.put(asset.id(), asset);
            }
            return assets;
        }
    }

    private static KnownAsset asset(ResultSet row) throws SQLException {
        String tag = row.getString(4);
        Timestamp heldUntil = row.getTimestamp(8);
        return new KnownAsset(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                tag == null ? null : new TagId(tag),
                row.getString(5),
                AssetStatus.of(row.getString(6)),
                row.getString(7),
                heldUntil == null ? null : heldUntil.toInstant());
    }
}
