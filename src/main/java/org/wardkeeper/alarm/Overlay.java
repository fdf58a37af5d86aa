package org.wardkeeper.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What keeps an alarm from being announced. Its state goes on underneath, and so does the log (ISA-18.2 §10, IEC 62682
 * §12).
 */
public sealed interface Overlay {
    int LONGEST_WORDS = 1_000;

    /** Put aside by a person, for a time and with a reason. It ends by itself, and nobody makes it longer in passing. */
    record Shelved(Instant at, String by, Instant until, String reason) implements Overlay {
        /** No longer than a shift: whoever comes next decides anew. */
        public static final Duration LONGEST = Duration.ofHours(8);

        public Shelved {
            Objects.requireNonNull(by);
            checkWords(reason, "reason");
            if (!until.isAfter(at) || until.isAfter(at.plus(LONGEST))) {
                throw new IllegalArgumentException("until must lie ahead, by no more than " + LONGEST.toHours() + " h");
            }
        }
    }

    /** Held back by a rule, because another alarm speaks for this one. */
    record Suppressed(AlarmKey by) implements Overlay {
        public Suppressed {
            Objects.requireNonNull(by);
        }
    }

    /** What it is about is under repair. */
    record OutOfService(Instant at, String by, String workOrder) implements Overlay {
        public OutOfService {
            Objects.requireNonNull(at);
            Objects.requireNonNull(by);
            checkWords(workOrder, "workOrder");
        }
    }

    private static void checkWords(String words, String name) {
        if (words.isBlank() || words.length() > LONGEST_WORDS) {
            throw new IllegalArgumentException(name + " has 1 to " + LONGEST_WORDS + " characters");
        }
    }
}
