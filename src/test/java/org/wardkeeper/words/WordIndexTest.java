package org.wardkeeper.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardkeeper.asset.AssetStatus;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.asset.TagId;

class WordIndexTest {

    private static final TagId TAG = TagId.parse("3034257BF7194E4000001A85");

    private final WordIndex index = new WordIndex(List.of(
            asset("WC-1", "Wheelchair 1", "wheelchair"),
            asset("WC-12", "Wheelchair 12", "wheelchair"),
            asset("DF-1", "Zoll R Series", "defibrillator"),
            asset("IP-1", "Alaris GP", "infusion-pump"),
            asset("BD-1", "Bed 1", "bed"),
            new KnownAsset("US-1", "Sonosite Édge", "ultrasound", TAG, null, AssetStatus.AVAILABLE, null, null),
            asset("X-1", "100% _odd_ \\ 'name' *", "hoist")));

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({
        "whel, WC-1 WC-12",
        "whelchair, WC-1 WC-12",
        "wheelchiar, WC-1 WC-12",
        "qheelchair, WC-1 WC-12",
        "weelchairr, WC-1 WC-12",
        "wheel chair, WC-1 WC-12",
        "defib, DF-1",
        "AED, DF-1",
        "defibrilator, DF-1",
        "difibrillater, DF-1",
        "crash cart, DF-1",
        "drip, IP-1",
        "infusion pump, IP-1",
        "infusionpump, IP-1",
        "iv pump, IP-1",
        "alaris, IP-1",
        "roll, WC-1 WC-12",
        "Infusionspumpe, IP-1",
        "edge, US-1",
        "ÉDGE, US-1"
    })
    void finds_what_people_mean(String question, String ids) {
        assertThat(ids(question)).containsExactlyInAnyOrder(ids.split(" "));
    }

    @Test
    void a_whole_id_means_that_asset_and_no_other() {
        assertThat(ids("wc-1")).containsExactly("WC-1");
    }

    @Test
    void a_scanned_tag_means_the_asset_that_carries_it() {
        assertThat(ids(TAG.canonical())).containsExactly("US-1");
    }

    @Test
    void a_whole_word_fits_better_than_a_beginning() {
        assertThat(index.find("wheelchair 1"))
                .extracting(Hit::id, Hit::strength)
                .containsExactlyInAnyOrder(tuple("WC-1", 8), tuple("WC-12", 6));
    }

    @Test
    void a_wrong_number_is_another_asset() {
        assertThat(ids("wheelchair 13")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "*", "\\", "'", "' OR 1=1--", "wheel*air", "w?eelchair", "id:WC-1", "\u0000"})
    void signs_mean_nothing_but_themselves(String question) {
        assertThat(ids(question)).isEmpty();
    }

    @Test
    void signs_around_a_word_do_not_hide_it() {
        assertThat(ids("'odd'")).containsExactly("X-1");
    }

    @Test
    void ten_kilobytes_are_answered_and_not_suffered() {
        assertThat(ids("wheelchairs ".repeat(900))).containsExactlyInAnyOrder("WC-1", "WC-12");
        assertThat(ids("w".repeat(10_000))).isEmpty();
    }

    @Test
    void a_renamed_asset_is_found_by_its_new_name_alone() {
        index.put(asset("DF-1", "HeartStart", "defibrillator"));
        assertThat(ids("heartstart")).containsExactly("DF-1");
        assertThat(ids("zoll")).isEmpty();
        assertThat(ids("defib")).containsExactly("DF-1");
    }

    @Test
    void an_asset_that_is_gone_is_not_found() {
        index.remove("BD-1");
        assertThat(ids("bed")).isEmpty();
    }

    @Test
    void nothing_typed_finds_nothing() {
        assertThat(ids("  ")).isEmpty();
    }

    private List<String> ids(String question) {
        List<String> ids = new ArrayList<>();
        index.find(question).forEach(hit -> ids.add(hit.id()));
        return ids;
    }

    private static KnownAsset asset(String id, String name, String kind) {
        return new KnownAsset(id, name, kind, null, null, AssetStatus.AVAILABLE, null, null);
    }
}
