package org.wardkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Nurse", "1nurse", "nurse joy", "nurse\n", "nürse"})
    void a_login_that_the_table_would_refuse_is_refused_at_birth(String login) {
        assertThatThrownBy(() -> new User(login, "hash", Role.NURSE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_account_never_shows_its_hash() {
        assertThat(new User("nurse.joy", "the-hash", Role.NURSE).account().toString())
                .isEqualTo("nurse.joy (nurse)");
    }
}
