package org.wardkeeper.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagIdTest {

    /** Examples of GS1's Tag Data Standard, one for each coding scheme. */
    @ParameterizedTest
    @CsvSource({
        "3074257BF7194E4000001A85, urn:epc:id:sgtin:0614141.812345.6789",
        "3374257BF40C0E400000162E, urn:epc:id:grai:0614141.12345.5678",
        "3474257BF40000000000162E, urn:epc:id:giai:0614141.5678",
        "3874257BF59B2C2BF1000000000000000000000000000000000000, urn:epc:id:giai:0614141.32a%2Fb",
        "3274257BF46072000000162E, urn:epc:id:sgln:0614141.12345.5678",
        "2D74257BF4499602D2000000, urn:epc:id:gsrn:0614141.1234567890",
        "2E74257BF4499602D2000000, urn:epc:id:gsrnp:0614141.1234567890"
    })
    void hex_and_pure_identity_uri_of_one_epc_are_one_tag(String hex, String uri) {
        assertThat(TagId.parse(hex)).isEqualTo(TagId.parse(uri));
        assertThat(TagId.parse(hex).canonical()).isEqualTo(uri);
        assertThat(TagId.parse(hex.toLowerCase(Locale.ROOT))).isEqualTo(TagId.parse(hex));
    }

    @Test
    void a_uri_without_escapes_is_the_same_tag_as_one_with_them() {
        assertThat(TagId.parse("urn:epc:id:giai:0614141.32a/b"))
                .isEqualTo(TagId.parse("urn:epc:id:giai:0614141.32a%2Fb"));
        assertThat(TagId.parse("urn:epc:id:giai:0614141.32a%2fb").canonical())
                .isEqualTo("urn:epc:id:giai:0614141.32a%2Fb");
    }

    @Test
    void scheme_and_prefix_of_a_uri_may_be_in_capitals_but_a_serial_number_keeps_its_case() {
        assertThat(TagId.parse("URN:EPC:ID:SGTIN:0614141.812345.6789").canonical())
                .isEqualTo("urn:epc:id:sgtin:0614141.812345.6789");
        assertThat(TagId.parse("urn:epc:id:sgtin:0614141.812345.a"))
                .isNotEqualTo(TagId.parse("urn:epc:id:sgtin:0614141.812345.A"));
    }

    @Test
    void the_filter_value_is_not_part_of_the_identity() {
        assertThat(TagId.parse("3014257BF7194E4000001A85")).isEqualTo(TagId.parse("3074257BF7194E4000001A85"));
    }

    @Test
    void an_epc_of_twelve_words_may_be_padded_with_zeros() {
        assertThat(TagId.parse("3074257BF7194E4000001A8500000000"))
                .isEqualTo(TagId.parse("urn:epc:id:sgtin:0614141.812345.6789"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E2003412012345678901ABCD", // a header of no scheme
                "307C257BF7194E4000001A85", // partition 7 does not exist
                "3077FFFFFFFFFFC000001A85", // a company prefix of more digits than there are
                "3074257BF7194E4000001A85FF00", // something behind the EPC
                "30742578" + "FFFFFFFF", // too short for its scheme
                "2D74257BF4499602D2000001" // reserved bits that are not zero
            })
    void hexadecimal_content_that_is_no_epc_is_its_own_name_in_capitals(String hex) {
        assertThat(TagId.parse(hex.toLowerCase(Locale.ROOT)).canonical()).isEqualTo(hex);
    }

    @Test
    void a_ble_id_is_kept_in_lower_case() {
        assertThat(TagId.parse("AC:23:3F:A1:B2:C3").canonical()).isEqualTo("ac:23:3f:a1:b2:c3");
        assertThat(TagId.parse("iBeacon:FDA50693-a4e2-4fb1-afcf-c6eb07647825-10065-26049")
                        .canonical())
                .isEqualTo("ibeacon:fda50693-a4e2-4fb1-afcf-c6eb07647825-10065-26049");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<img onerror=alert(1)>",
                "tag\nwith a line break",
                "tag,comma",
                "urn:epc:tag:sgtin-96:3.0614141.812345.6789",
                "urn:epc:id:sgtin:",
                "urn:epc:id:sgtin:nodots",
                "urn:epc:id:sgtin:0614141.812345.\u00e9"
            })
    void nonsense_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TagId.parse(text));
    }

    @Test
    void only_a_canonical_form_makes_a_tag_id() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TagId("3074257BF7194E4000001A85"));
    }
}
