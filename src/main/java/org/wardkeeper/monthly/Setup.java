package org.wardkeeper.monthly;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.wardkeeper.escalation.HouseMail;

/**
 * What is reported of every month, and to whom.
 *
 * @param units their ids; none for all that there are when the report is made
 * @param format pdf, xlsx or zip: each unit's form in the one zip
 * @param recipients addresses
 * @param first the first month that is reported
 * @param by the login of whoever set it up or changed it last
 */
record Setup(UUID id, List<String> units, String format, List<String> recipients, YearMonth first, String by) {

    private static final Set<String> FORMATS = Set.of("pdf", "xlsx", "zip");
    private static final int MOST_UNITS = 2_000;
    private static final int MOST_RECIPIENTS = 20;

    /** @throws IllegalArgumentException with a sentence for whoever wrote it */
    Setup {
        Objects.requireNonNull(id);
        Objects.requireNonNull(first);
        Objects.requireNonNull(by);
        units = units.stream().distinct().sorted().toList();
        recipients = recipients.stream()
                .map(address -> HouseMail.checkedAddress(address.strip()))
                .distinct()
                .toList();
        if (!FORMATS.contains(format)) {
            throw new IllegalArgumentException("A monthly report is made as pdf, xlsx or zip.");
        }
        if (recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS) {
            throw new IllegalArgumentException("A monthly report has 1 to " + MOST_RECIPIENTS + " recipients.");
        }
        if (units.size() > MOST_UNITS) {
            throw new IllegalArgumentException("A monthly report has up to " + MOST_UNITS + " units.");
        }
    }

    /** In one line, for the audit trail. */
    String told() {
        return (units.isEmpty() ? "all units" : String.join(", ", units)) + " as " + format + " from " + first + " to "
                + String.join(", ", recipients);
    }
}
