package org.wardkeeper.teach;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** A share as people say it. */
enum HowOften {
    ONE_IN_TWENTY(1.0 / 20),
    ONE_IN_TEN(1.0 / 10),
    ONE_IN_SEVEN(1.0 / 7),
    ONE_IN_FIVE(1.0 / 5),
    ONE_IN_FOUR(1.0 / 4),
    ONE_IN_THREE(1.0 / 3),
    ONE_IN_TWO(1.0 / 2),
    TWO_IN_THREE(2.0 / 3),
    THREE_IN_FOUR(3.0 / 4),
    ALWAYS(1);

    private final double share;

    HowOften(double share) {
        this.share = share;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The nearest in proportion; empty for what is too seldom to speak of. */
    static Optional<HowOften> of(double share) {
        return share < ONE_IN_TWENTY.share
                ? Optional.empty()
                : Arrays.stream(values())
                        .min(Comparator.comparingDouble(word -> Math.abs(Math.log(share / word.share))));
    }
}
