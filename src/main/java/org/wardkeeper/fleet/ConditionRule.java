package org.wardkeeper.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wardkeeper.device.ClockRule;
import org.wardkeeper.device.Contact;
import org.wardkeeper.device.SilenceRule;

/** Which conditions follow from what is known of a device. */
final class ConditionRule {
    /** At a fifth, a battery that lasts a year still gives weeks to change it. */
    private static final double LOW_PERCENT = 20;

    private ConditionRule() {}

    /**
     * The conditions, the worst first; empty where all is well.
     *
     * @param listening since when this server can hear anybody
     */
    static List<Condition> of(
            Duration interval,
            Instant registered,
            Contact contact,
            OptionalDouble batteryPercent,
            long refusals24h,
            Instant listening,
            Instant now) {
        List<Condition> conditions = new ArrayList<>();
        Instant last = contact.heard().orElse(registered);
        if (SilenceRule.isSilent(interval, last, listening, now)) {
            conditions.add(Condition.SILENT);
        }
        if (refusals24h > 0) {
            conditions.add(Condition.REFUSED);
        }
        Optional<Duration> skew = contact.skew();
        if (skew.isPresent() && ClockRule.isWrong(skew.get(), interval)) {
            conditions.add(Condition.CLOCK);
        }
        if (batteryPercent.isPresent() && batteryPercent.getAsDouble() <= LOW_PERCENT) {
            conditions.add(Condition.BATTERY);
        }
        return List.copyOf(conditions);
    }
}
