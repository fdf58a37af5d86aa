package org.wardkeeper.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AuditChainTest {

    private static final Instant AT = Instant.parse("2026-03-01T08:00:00.123456Z");
    private static final AuditEntry LOGIN = AuditEntry.of(AT, "nurse", "login", "nurse", "from 127.0.0.1");

    @Test
    void the_first_hash_is_what_another_program_computes_from_the_description() {
        // Python: sha256(bytes(32) + struct.pack('>qi', 1772352000, 123456) + each field's length and UTF-8)
        assertThat(HexFormat.of().formatHex(AuditChain.hash(AuditChain.start(), LOGIN)))
                .isEqualTo("def588860c5a0edf4244a1a0058d004bc83a9f7632f1e54bb895274568105356");
    }

    @Test
    void an_entry_depends_on_the_one_before_it() {
        byte[] other = AuditChain.hash(AuditChain.start(), LOGIN);
        assertThat(AuditChain.hash(other, LOGIN)).isNotEqualTo(AuditChain.hash(AuditChain.start(), LOGIN));
    }

    @Test
    void text_moved_from_one_field_to_the_next_is_another_entry() {
        AuditEntry one = AuditEntry.of(AT, "a", "bc", "d", "");
        AuditEntry other = AuditEntry.of(AT, "ab", "c", "d", "");
        assertThat(AuditChain.hash(AuditChain.start(), one)).isNotEqualTo(AuditChain.hash(AuditChain.start(), other));
    }

    @Test
    void nanoseconds_that_the_database_drops_do_not_count() {
        AuditEntry finer = AuditEntry.of(AT.plusNanos(789), "nurse", "login", "nurse", "from 127.0.0.1");
        assertThat(finer).isEqualTo(LOGIN);
    }

    @Test
    void line_breaks_and_lone_surrogates_from_the_wire_become_spaces() {
        AuditEntry entry = AuditEntry.of(AT, "urn:dev:x\r\n2026 nurse login", "a", "b\u2028c", "d\ud800e");
        assertThat(entry.actor()).isEqualTo("urn:dev:x  2026 nurse login");
        assertThat(entry.subject()).isEqualTo("b c");
        assertThat(entry.detail()).isEqualTo("d e");
    }

    @Test
    void a_very_long_name_is_cut_between_characters() {
        AuditEntry entry = AuditEntry.of(AT, "\ud83d\ude00".repeat(3_000), "a", "b", "c");
        assertThat(entry.actor().codePoints()).hasSize(AuditEntry.LONGEST_FIELD).allMatch(c -> c == 0x1f600);
    }
}
