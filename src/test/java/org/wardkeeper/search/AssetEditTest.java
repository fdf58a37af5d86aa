package org.wardkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.place.SiteMap;

class AssetEditTest {

    @ParameterizedTest
    @ValueSource(strings = {"id", "heldBy", "heldUntil", "version", ""})
    void a_field_that_is_not_to_be_set_is_refused(String field) {
        assertThatThrownBy(() -> edit(Map.of(field, "x"))).isInstanceOf(ProblemException.class);
    }

    @Test
    void nothing_to_change_is_refused() {
        assertThatThrownBy(() -> edit(Map.of())).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> edit(null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void what_is_not_text_is_refused() {
        assertThatThrownBy(() -> edit(Map.of("name", 7))).hasMessage("name must be text.");
        assertThatThrownBy(() -> edit(Map.of("status", Map.of()))).hasMessage("status must be text.");
        assertThatThrownBy(() -> edit(Collections.singletonMap("name", null))).hasMessage("name must be text.");
    }

    @Test
    void a_status_alone_is_told_from_an_edit() {
        assertThat(edit(Map.of("status", "dirty")).isOfStatusOnly()).isTrue();
        assertThat(edit(Map.of("status", "dirty", "name", "x")).isOfStatusOnly())
                .isFalse();
        assertThat(edit(Map.of("name", "x")).hasStatus()).isFalse();
    }

    @Test
    void the_audit_trail_gets_the_fields_in_words() {
        assertThat(edit(Collections.singletonMap("tag", null)).inWords()).isEqualTo("tag none");
    }

    private static AssetEdit edit(Map<String, Object> fields) {
        return new AssetEdit(fields, SiteMap.empty());
    }
}
