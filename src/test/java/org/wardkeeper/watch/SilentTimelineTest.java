package org.wardkeeper.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.AlarmKey;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.alarm.AlarmState;
import org.wardkeeper.device.DeviceKind;

/** From devices that fall silent to what people are told, look by look. */
class SilentTimelineTest {
    private final Ward ward = new Ward();
    private String reader;
    private String gateway;
    private String fridge;

    @BeforeEach
    void aWard() {
        for (int i = 0; i < 20; i++) {
            ward.with(DeviceKind.READER, "reader-" + i, 10);
        }
        reader = ward.with(DeviceKind.READER, "reader", 10);
        gateway = ward.with(DeviceKind.GATEWAY, "gateway", 60);
        fridge = ward.behind(gateway, "fridge", 300);
        IntStream.range(0, 5).forEach(i -> ward.behind(gateway, "sensor-" + i, 120));
        ward.minutes(10);
        assertThat(ward.time.told()).isEmpty();
    }

    @Test
    void a_dead_reader_is_told_exactly_once_and_is_over_by_itself_when_it_speaks_again() {
        ward.dies(reader);
        ward.minutes(600);
        assertThat(states()).containsExactly("unack reader-silent device " + reader);

        ward.speaksAgain(reader);
        ward.minutes(2);
        assertThat(states())
                .containsExactly("unack reader-silent device " + reader, "rtn-unack reader-silent device " + reader);
        assertThat(ward.time.open()).extracting(Alarm::state).containsExactly(AlarmState.RTN_UNACK);
    }

    @Test
    void it_is_told_within_nine_minutes() {
        ward.dies(reader);
        ward.minutes(9);

        assertThat(ward.time.told()).hasSize(1);
    }

    @Test
    void a_restart_tells_nothing_again_and_takes_nothing_back() {
        ward.dies(reader);
        ward.minutes(20);
        ward.serverRestarts();
        ward.minutes(60);

        assertThat(states()).containsExactly("unack reader-silent device " + reader);
    }

    @Test
    void a_gateway_speaks_for_all_it_spoke_for_and_takes_them_along_when_it_is_back() {
        ward.dies(gateway);
        ward.minutes(120);
        assertThat(states()).containsExactly("unack gateway-silent device " + gateway);
        assertThat(ward.time.open()).hasSize(7);

        ward.speaksAgain(gateway);
        ward.minutes(10);
        ward.time.acknowledge(AlarmKey.device(AlarmKind.GATEWAY_SILENT, gateway));
        ward.minutes(10);
        assertThat(states())
                .containsExactly(
                        "unack gateway-silent device " + gateway, "rtn-unack gateway-silent device " + gateway);
        assertThat(ward.time.open()).isEmpty();
    }

    @Test
    void a_sensor_that_stays_silent_when_its_gateway_is_back_is_told_then() {
        ward.dies(gateway, fridge);
        ward.minutes(60);
        ward.speaksAgain(gateway);
        ward.minutes(30);

        assertThat(states())
                .containsExactly(
                        "unack gateway-silent device " + gateway,
                        "unack sensor-silent device " + fridge,
                        "rtn-unack gateway-silent device " + gateway);
    }

    @Test
    void a_gateway_that_seldom_speaks_itself_is_missed_with_the_second_sensor_it_carries() {
        String slow = ward.with(DeviceKind.GATEWAY, "slow", 3_600);
        IntStream.range(0, 4).forEach(i -> ward.behind(slow, "fast-" + i, 60));
        ward.minutes(70);
        ward.dies(slow);
        ward.minutes(30);

        assertThat(states()).containsExactly("unack gateway-silent device " + slow);
    }

    @Test
    void a_network_that_is_out_is_told_once_however_many_are_silent_and_whatever_restarts_meanwhile() {
        ward.networkDies();
        ward.minutes(60);
        ward.serverRestarts();
        ward.minutes(60);
        assertThat(states()).containsExactly("unack network-silent site");

        ward.networkIsBack();
        ward.minutes(20);
        assertThat(states()).containsExactly("unack network-silent site", "rtn-unack network-silent site");
        ward.time.acknowledge(AlarmKey.site(AlarmKind.NETWORK_SILENT));
        ward.minutes(10);
        assertThat(ward.time.open()).isEmpty();
    }

    @Test
    void a_server_that_was_away_accuses_nobody() {
        ward.time.pass(2, (open, now) -> List.of());
        ward.serverRestarts();
        ward.minutes(30);

        assertThat(ward.time.told()).isEmpty();
    }

    @Test
    void who_never_spoke_is_not_in_service_yet() {
        String unpacked = ward.with(DeviceKind.READER, "unpacked", 10);
        ward.dies(unpacked);
        ward.minutes(60);

        assertThat(ward.time.told()).isEmpty();
    }

    private List<String> states() {
        return ward.time.told().stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }
}
