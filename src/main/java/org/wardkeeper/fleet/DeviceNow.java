package org.wardkeeper.fleet;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wardkeeper.device.Contact;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.environment.Latest;

/**
 * A device with everything that is known of it at one moment.
 *
 * @param refusals24h counted up to {@link Refusals#MOST_COUNTED}
 */
record DeviceNow(
        KnownDevice device,
        String zoneName,
        Instant registered,
        Contact contact,
        Optional<Latest> battery,
        Optional<Refusal> lastRefusal,
        int refusals24h,
        List<Condition> conditions) {

    static final Comparator<DeviceNow> BY_URN =
            Comparator.comparing(now -> now.device().urn());

    /** By the worst that is so, then by how much is so; within that an order that stands still while ages grow. */
    static final Comparator<DeviceNow> WORST_FIRST =
            Comparator.comparingInt(DeviceNow::rank).thenComparing(BY_URN);

    boolean has(Condition condition) {
        return conditions.contains(condition);
    }

    /** Every word of the question stands somewhere in what the device is called. */
    boolean fits(String question) {
        String called = String.join(
                        "\n",
                        device.urn(),
                        device.serial(),
                        device.kind().slug(),
                        device.zoneId() == null ? "" : device.zoneId(),
                        zoneName)
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(question.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(called::contains);
    }

    private int rank() {
        int none = Condition.values().length;
        int worst = conditions.isEmpty() ? none : conditions.get(0).ordinal();
        return worst * none + (none - conditions.size());
    }
}
