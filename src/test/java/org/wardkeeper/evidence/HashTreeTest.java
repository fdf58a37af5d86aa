package org.wardkeeper.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HashTreeTest {

    private static final HexFormat HEX = HexFormat.of();

    /** The leaves and roots of the test data of Certificate Transparency's reference implementation. */
    private static final List<byte[]> KNOWN = List.of(
            bytes(""),
            bytes("00"),
            bytes("10"),
            bytes("2021"),
            bytes("3031"),
            bytes("40414243"),
            bytes("5051525354555657"),
            bytes("606162636465666768696a6b6c6d6e6f"));

    @Example
    void the_roots_are_those_of_rfc_6962() {
        assertThat(root(0)).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(root(1)).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(root(2)).isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertThat(root(3)).isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assertThat(root(8)).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Property(tries = 200)
    void every_leaf_leads_to_the_root_and_no_other_does(
            @ForAll @IntRange(min = 1, max = 70) int leaves, @ForAll @IntRange(max = 69) int place) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < leaves; i++) {
            all.add(new byte[] {(byte) i});
        }
        int index = place % leaves;
        List<byte[]> path = HashTree.path(index, all);
        byte[] root = HashTree.root(all);

        assertThat(HashTree.leadsTo(root, all.get(index), index, leaves, path)).isTrue();
        assertThat(HashTree.leadsTo(root, new byte[] {99}, index, leaves, path)).isFalse();
        assertThat(HashTree.leadsTo(root, all.get(index), leaves, leaves, path)).isFalse();
        if (leaves > 1) {
            assertThat(HashTree.leadsTo(root, all.get(index), (index + 1) % leaves, leaves, path))
                    .isFalse();
        }
    }

    private static String root(int leaves) {
        return HEX.formatHex(HashTree.root(KNOWN.subList(0, leaves)));
    }

    private static byte[] bytes(String hex) {
        return HEX.parseHex(hex);
    }
}
