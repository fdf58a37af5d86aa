package org.wardkeeper.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.alarm.Measure;
import org.wardkeeper.alarm.Priority;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.device.SilenceRule;

/**
 * Who is silent, and what the common cause is: a gateway for what it spoke for, the network where most are silent. One
 * cause is told, what follows from it is held back.
 *
 * <p>A device that never spoke is not in service yet, and a badge may be at home with whoever wears it: neither is silent.
 */
final class SilentRule {
    /** Fewer are never a network. */
    private static final int FEWEST = 5;

    private static final double NETWORK_RAISES = 1.0 / 2;
    private static final double NETWORK_CLEARS = 1.0 / 3;

    private static final AlarmKey NETWORK = AlarmKey.site(AlarmKind.NETWORK_SILENT);

    private SilentRule() {}

    /**
     * @param active which alarms held before: who was silent then stays so until it speaks, whatever the server did
     *     meanwhile
     * @param listening since when this server can hear anybody
     */
    static List<Condition> conditions(
            Collection<DeviceFacts> devices, Predicate<AlarmKey> active, Instant listening, Instant now) {
        List<DeviceFacts> heard =
                devices.stream().filter(SilentRule::isInService).toList();
        Map<String, Duration> missed = missedThrough(heard);
        Set<String> silent = new HashSet<>();
        for (DeviceFacts facts : heard) {
            KnownDevice device = facts.device();
            Instant from = active.test(key(device)) ? Instant.MIN : listening;
            Instant last = facts.contact().heard().orElseThrow();
            Duration interval = shorter(device.interval(), missed.get(device.urn()));
            if (SilenceRule.isSilent(interval, last, from, now)) {
                silent.add(device.urn());
            }
        }
        boolean network = isNetwork(heard, silent, active.test(NETWORK));
        Map<String, Condition> found = new HashMap<>();
        if (network) {
            Measure share = new Measure(silent.size(), heard.size());
            found.put("", Condition.of(NETWORK, Priority.HIGH).with(share));
        }
        for (DeviceFacts facts : heard) {
            if (silent.contains(facts.device().urn())) {
                found.put(facts.device().urn(), told(facts, silent, network));
            }
        }
        return List.copyOf(found.values());
    }

    /**
     * By the speaker's URN, how often it should be heard because of those it speaks for. Two must be missed before it is
     * their speaker: one alone may be dead itself.
     */
    private static Map<String, Duration> missedThrough(List<DeviceFacts> heard) {
        Map<String, List<Duration>> carried = new HashMap<>();
        for (DeviceFacts facts : heard) {
            facts.speaker().ifPresent(speaker -> carried.computeIfAbsent(speaker.urn(), urn -> new ArrayList<>())
                    .add(facts.device().interval()));
        }
        Map<String, Duration> missed = new HashMap<>();
        carried.forEach((urn, intervals) ->
                intervals.stream().sorted().skip(1).findFirst().ifPresent(second -> missed.put(urn, second)));
        return missed;
    }

    private static Duration shorter(Duration own, Duration other) {
        return other == null || own.compareTo(other) <= 0 ? own : other;
    }

    private static Condition told(DeviceFacts facts, Set<String> silent, boolean network) {
        Condition condition =
                Condition.of(key(facts.device()), priority(facts.device().kind()));
        Optional<KnownDevice> gateway = facts.speaker().filter(speaker -> silent.contains(speaker.urn()));
        if (network) {
            return condition.becauseOf(NETWORK);
        }
        return gateway.map(speaker -> condition.becauseOf(key(speaker))).orElse(condition);
    }

    /**
     * Most of those are silent whose silence can be known yet: who reports every ten seconds is missed within minutes,
     * who does so every quarter of an hour much later.
     */
    private static boolean isNetwork(List<DeviceFacts> heard, Set<String> silent, boolean before) {
        Map<Long, int[]> byPatience = new TreeMap<>();
        for (DeviceFacts facts : heard) {
            long patience = SilenceRule.patience(facts.device().interval()).toSeconds();
            int[] counts = byPatience.computeIfAbsent(patience, seconds -> new int[2]);
            counts[0]++;
            counts[1] += silent.contains(facts.device().urn()) ? 1 : 0;
        }
        double enough = before ? NETWORK_CLEARS : NETWORK_RAISES;
        int all = 0;
        int mute = 0;
        for (int[] counts : byPatience.values()) {
            all += counts[0];
            mute += counts[1];
            if (mute >= FEWEST && mute >= all * enough) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInService(DeviceFacts facts) {
        return facts.contact().heard().isPresent() && facts.device().kind() != DeviceKind.BADGE;
    }

    private static AlarmKey key(KnownDevice device) {
        return AlarmKey.device(
                switch (device.kind()) {
                    case READER -> AlarmKind.READER_SILENT;
                    case GATEWAY -> AlarmKind.GATEWAY_SILENT;
                    case SENSOR, BADGE -> AlarmKind.SENSOR_SILENT;
                    case DISPENSER -> AlarmKind.DISPENSER_SILENT;
                },
                device.urn());
    }

    private static Priority priority(DeviceKind kind) {
        return kind == DeviceKind.DISPENSER ? Priority.LOW : Priority.MEDIUM;
    }
}
