package org.wardkeeper.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Against hashes that were computed without this code, by the few lines of Python in docs/evidence.md. */
class RowChainTest {

    private static final byte[] START = RowChain.start("urn:dev:ow:28f0ba19", "temperature");
    private static final long AT = 1_767_225_600_000_000L;

    @Test
    void a_chain_begins_with_whose_it_is() {
        assertThat(hex(START)).isEqualTo("72b051887d852b0e9740d6ffff6a221f29d83ac648f6e32214e7d4d42e2bccc3");
    }

    @Test
    void a_value_follows_on_it_and_a_missing_one_with_a_claim_on_that() {
        RowChain chain = new RowChain();
        byte[] first = chain.hash(START, 1, AT, AT + 1_500_000, RowChain.NOT_CLAIMED, 0, 4.25);
        byte[] second = chain.hash(first, 2, AT + 60_000_000, AT + 61_500_000, AT + 86_460_000_000L, 2, Double.NaN);

        assertThat(hex(first)).isEqualTo("25e9451037704e7ef117ac5390e7123a3f12d0a79f1d76caca76c1fa32f9c740");
        assertThat(hex(second)).isEqualTo("f9e3fb4ba046fb816bf386b1fa0fcf46079ec6c8b644fdc80315b0f082f75bd0");
        assertThat(RowChain.link(first)).isEqualTo(0x25e9451037704e7eL);
    }

    @Test
    void a_negative_zero_is_zero() {
        RowChain chain = new RowChain();
        assertThat(chain.hash(START, 1, AT, AT, RowChain.NOT_CLAIMED, 0, -0.0))
                .isEqualTo(chain.hash(START, 1, AT, AT, RowChain.NOT_CLAIMED, 0, 0.0));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
