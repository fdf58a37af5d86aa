package org.wardkeeper.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many alarms side by side: one cause is told, and noted, for all that it explains. */
class AlarmDeskTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final AlarmKey GATEWAY = AlarmKey.device(AlarmKind.GATEWAY_SILENT, "urn:dev:mac:gateway");
    private static final int MANY = 10_000;

    private final AlarmDesk desk = new AlarmDesk();
    private final List<String> told = new ArrayList<>();

    @Test
    void of_a_gateway_and_all_it_spoke_for_one_is_told() {
        lookFrom(0, 240, gatewayAndChildren(6));

        assertThat(told).containsExactly("device urn:dev:mac:gateway");
        assertThat(desk.open()).hasSize(7).filteredOn(Alarm::asksForSomebody).hasSize(1);
    }

    @Test
    void who_takes_note_of_the_cause_has_taken_note_of_what_it_holds_back_now_and_later() {
        lookFrom(0, 240, gatewayAndChildren(3));
        acknowledge(GATEWAY, 250);
        lookFrom(252, 240, gatewayAndChildren(6));

        assertThat(desk.open()).hasSize(7).allMatch(alarm -> alarm.state() == AlarmState.ACKED);
        lookFrom(500, 120, List.of());
        assertThat(desk.open()).isEmpty();
        assertThat(told).hasSize(1);
    }

    @Test
    void what_the_cause_held_back_is_gone_with_it_once_somebody_took_note() {
        lookFrom(0, 240, gatewayAndChildren(6));
        lookFrom(242, 120, List.of());
        assertThat(desk.open()).hasSize(7).filteredOn(Alarm::asksForSomebody).hasSize(1);
        acknowledge(GATEWAY, 400);

        assertThat(desk.open()).isEmpty();
    }

    @Test
    void who_takes_note_of_the_network_has_taken_note_of_what_a_gateway_held_back_before_it() {
        lookFrom(0, 240, gatewayAndChildren(1));
        lookFrom(242, 120, List.of(Condition.of(GATEWAY, Priority.MEDIUM))); // The sensor speaks by another one.
        AlarmKey network = AlarmKey.site(AlarmKind.NETWORK_SILENT);
        lookFrom(
                362,
                120,
                List.of(
                        Condition.of(network, Priority.HIGH),
                        Condition.of(GATEWAY, Priority.MEDIUM).becauseOf(network)));
        lookFrom(482, 120, List.of());
        acknowledge(network, 700);

        assertThat(desk.open()).isEmpty();
    }

    @Test
    void of_ten_thousand_at_once_the_cause_alone_is_told() {
        lookFrom(0, 240, gatewayAndChildren(MANY));

        assertThat(desk.open()).hasSize(MANY + 1);
        assertThat(told).hasSize(1);
    }

    private void lookFrom(int second, int seconds, List<Condition> conditions) {
        for (int now = second; now < second + seconds; now += 20) {
            desk.look(conditions, NOON.plusSeconds(now)).stream()
                    .filter(AlarmDesk.Change::announced)
                    .forEach(change -> told.add(change.alarm().key().subject()));
        }
    }

    private void acknowledge(AlarmKey key, int second) {
        Instant now = NOON.plusSeconds(second);
        desk.act(key, new Input.Acknowledge(new Acknowledgement(now, "facilities", "on my way")), now);
    }

    private static List<Condition> gatewayAndChildren(int children) {
        List<Condition> all = new ArrayList<>();
        all.add(Condition.of(GATEWAY, Priority.MEDIUM));
        IntStream.range(0, children)
                .mapToObj(i -> AlarmKey.device(AlarmKind.SENSOR_SILENT, "urn:dev:ow:" + i))
                .map(key -> Condition.of(key, Priority.MEDIUM).becauseOf(GATEWAY))
                .forEach(all::add);
        return all;
    }
}
