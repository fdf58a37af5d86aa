package org.wardkeeper.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.Signature;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wardkeeper.evidence.HashTree;
import org.wardkeeper.evidence.RootStatement;
import org.wardkeeper.evidence.Seal;
import org.wardkeeper.evidence.Sha256;
import org.wardkeeper.it.OwnDatabase;

/** Roots over the chains of a real database, signed with a key of its own. */
class SealIT {

    private static OwnDatabase own;
    private static KeyPair key;

    @BeforeAll
    static void threeChains() throws Exception {
        own = OwnDatabase.fresh("seal");
        own.execute(
                """
                insert into level values ('l1', 'Level 1', 1, '{}');
                insert into zone values ('l1-a', 'l1', 'Pharmacy', 'room', false, '{}');
                insert into device (urn, kind, zone_id, interval_s)
                    select 'urn:dev:ow:' || i, 'sensor', 'l1-a', 60 from generate_series(1, 3) i;
                insert into stream (device_id, name) select id, 'temperature' from device;
                update chain_head set n = 10 * stream_id, hash = sha256(stream_id::text::bytea);
                """);
        Path file = Files.createTempDirectory("seal").resolve("site-key.pem");
        key = new KeyPairFile(file).readOrMake();
        assertThat(new KeyPairFile(file).readOrMake().getPublic()).isEqualTo(key.getPublic());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Connection connection = own.open();
                var insert = connection.prepareStatement("insert into site_key (key_id, public_key) values (?, ?)")) {
            insert.setString(1, id());
            insert.setBytes(2, key.getPublic().getEncoded());
            insert.executeUpdate();
        }
    }

    @Test
    void a_root_stands_over_every_chain_follows_on_the_one_before_and_is_never_changed() throws Exception {
        RootStatement first = seal("2026-03-01", "2026-03-01T23:00:20Z");
        own.execute("update chain_head set n = n + 1, hash = sha256(hash)");
        RootStatement second = seal("2026-03-02", "2026-03-02T23:00:20Z");

        assertThat(first.previous()).isEqualTo(new byte[32]);
        assertThat(second.previous()).isEqualTo(Sha256.of(first.bytes()));
        assertThat(first.leaves()).isEqualTo(3);
        try (Connection connection = own.open()) {
            List<Roots.Witness> found =
                    new Roots().of(2, LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-02"), connection);
            assertThat(found).extracting(Roots.Witness::n).containsExactly(20L, 21L);
            for (Roots.Witness witness : found) {
                assertThat(Seal.isOf(witness.publicKey(), witness.statement().bytes(), witness.signature()))
                        .isTrue();
                assertThat(HashTree.leadsTo(
                                witness.statement().root(),
                                RootStatement.leaf("urn:dev:ow:2 temperature", witness.n(), witness.hash()),
                                witness.leaf(),
                                witness.statement().leaves(),
                                witness.path()))
                        .isTrue();
            }
        }
        assertThatThrownBy(() -> own.execute("update daily_root set leaves = 2"))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> own.execute("delete from daily_head")).hasMessageContaining("never changed");
        assertThat(own.rows("select count(*) from audit_entry where action = 'evidence.root'"))
                .containsExactly("2");
    }

    private static RootStatement seal(String day, String now) throws SQLException {
        try (Connection connection = own.open()) {
            connection.setAutoCommit(false);
            RootStatement made =
                    new RootTable(connection).seal(LocalDate.parse(day), Instant.parse(now), id(), SealIT::sign);
            connection.commit();
            return made;
        }
    }

    private static String id() {
        return Seal.keyId(key.getPublic().getEncoded());
    }

    private static byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(Seal.ALGORITHM);
            signature.initSign(key.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
