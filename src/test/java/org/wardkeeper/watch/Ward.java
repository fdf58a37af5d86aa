package org.wardkeeper.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.Condition;
import org.wardkeeper.alarm.Timeline;
import org.wardkeeper.device.Contact;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.KnownDevice;

/** Devices that report at their intervals until they do not, as {@link SilentRule} sees them over time. */
final class Ward {
    final Timeline time = new Timeline();

    private final Map<String, KnownDevice> devices = new LinkedHashMap<>();
    private final Map<String, String> speakers = new LinkedHashMap<>();
    private final Map<String, Instant> heard = new LinkedHashMap<>();
    private final List<String> dead = new ArrayList<>();
    private Instant listening = Timeline.NOON.minusSeconds(86_400);

    String with(DeviceKind kind, String name, int intervalSeconds) {
        String urn = "urn:dev:ops:32473-" + name;
        devices.put(urn, new KnownDevice(devices.size() + 1, urn, kind, null, Duration.ofSeconds(intervalSeconds), ""));
        return urn;
    }

    /** A sensor that a gateway speaks for. */
    String behind(String gateway, String name, int intervalSeconds) {
        String urn = with(DeviceKind.SENSOR, name, intervalSeconds);
        speakers.put(urn, gateway);
        return urn;
    }

    void dies(String... urns) {
        dead.addAll(List.of(urns));
    }

    void speaksAgain(String... urns) {
        dead.removeAll(List.of(urns));
    }

    void networkDies() {
        dead.addAll(devices.keySet());
    }

    void networkIsBack() {
        dead.clear();
    }

    void serverRestarts() {
        time.restart();
        listening = time.now();
    }

    void minutes(int minutes) {
        time.pass(minutes * 60, this::conditions);
    }

    private List<Condition> conditions(List<Alarm> open, Instant now) {
        List<DeviceFacts> facts = new ArrayList<>();
        devices.values().forEach(device -> facts.add(facts(device, now)));
        return SilentRule.conditions(facts, key -> isActive(open, key), listening, now);
    }

    private DeviceFacts facts(KnownDevice device, Instant now) {
        String speaker = speakers.getOrDefault(device.urn(), device.urn());
        boolean due = now.getEpochSecond() % device.interval().toSeconds() < 2;
        if (due && !dead.contains(device.urn()) && !dead.contains(speaker)) {
            heard.put(device.urn(), now);
            heard.put(speaker, now);
        }
        return new DeviceFacts(
                device,
                new Contact(
                        Optional.ofNullable(heard.get(device.urn())),
                        devices.get(speaker).id(),
                        Optional.empty()),
                speaker.equals(device.urn()) ? Optional.empty() : Optional.of(devices.get(speaker)),
                OptionalDouble.empty(),
                false);
    }

    private static boolean isActive(List<Alarm> open, AlarmKey key) {
        return open.stream()
                .anyMatch(alarm -> alarm.key().equals(key) && alarm.state().isActive());
    }
}
