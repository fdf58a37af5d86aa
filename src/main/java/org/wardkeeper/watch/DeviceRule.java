package org.wardkeeper.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.alarm.Measure;
import org.wardkeeper.alarm.Priority;
import org.wardkeeper.device.ClockRule;

/** What is wrong with a device that speaks: its battery, its probe, its clock. */
final class DeviceRule {
    /** At a fifth, a battery that lasts a year still gives weeks to change it. */
    private static final double BATTERY_RAISES = 20;

    /** Batteries recover a little in the warmth of the day. */
    private static final double BATTERY_CLEARS = 30;

    private DeviceRule() {}

    /** @param active which alarms held before */
    static List<Condition> conditions(DeviceFacts facts, Predicate<AlarmKey> active) {
        String urn = facts.device().urn();
        List<Condition> found = new ArrayList<>(0);
        if (facts.batteryPercent().isPresent()) {
            AlarmKey key = AlarmKey.device(AlarmKind.BATTERY_LOW, urn);
            double percent = facts.batteryPercent().getAsDouble();
            double limit = active.test(key) ? BATTERY_CLEARS : BATTERY_RAISES;
            if (percent <= limit) {
                found.add(Condition.of(key, Priority.LOW).with(new Measure(percent, BATTERY_RAISES)));
            }
        }
        if (facts.probeMissing()) {
            found.add(Condition.of(AlarmKey.device(AlarmKind.PROBE_MISSING, urn), Priority.MEDIUM));
        }
        Optional<Duration> skew = facts.contact().skew();
        if (skew.isPresent() && ClockRule.isWrong(skew.get(), facts.device().interval())) {
            found.add(Condition.of(AlarmKey.device(AlarmKind.CLOCK_WRONG, urn), Priority.LOW)
                    .with(new Measure(skew.get().toSeconds(), 0)));
        }
        return found;
    }
}
