package org.wardkeeper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionTest {

    @ParameterizedTest
    @CsvSource({
        "VIEW, nurse facilities compliance infection admin",
        "ACKNOWLEDGE_ALARMS, nurse facilities compliance admin",
        "SHELVE_ALARMS, nurse facilities admin",
        "SET_ASSET_STATUS, nurse facilities admin",
        "EDIT_ASSETS, facilities admin",
        "EXPORT_LOGS, compliance admin",
        "HYGIENE, infection admin",
        "READ_AUDIT, compliance admin",
        "ADMINISTER, admin"
    })
    void each_right_belongs_to_exactly_these_roles(Permission right, String roles) {
        String given = Arrays.stream(Role.values())
                .filter(right::isGivenTo)
                .map(Role::group)
                .collect(Collectors.joining(" "));
        assertThat(given).isEqualTo(roles);
    }
}
