package org.wardkeeper.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.californium.elements.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many sessions one identity may keep: a device that begins one for every report fills nothing. */
class SessionsTest {
    private static final String SENSOR = "urn:dev:ops:32473-quiet-sensor";
    private static final String OTHER = "urn:dev:ops:32473-other-sensor";

    private final TestPorts ports = new TestPorts();
    private final List<TestDevice> devices = new ArrayList<>();

    SessionsTest() {
        ports.keys.put(SENSOR, TestPorts.KEY);
        ports.keys.put(OTHER, TestPorts.KEY);
    }

    @AfterEach
    void close() {
        ClockUtil.setRealtimeHandler(System::nanoTime);
        devices.forEach(TestDevice::close);
        ports.close();
    }

    @Test
    void of_sessions_that_were_quiet_for_a_minute_the_two_youngest_stay_when_another_begins() throws Exception {
        begun(SENSOR);
        begun(SENSOR);
        TestDevice third = begun(SENSOR);
        begun(OTHER);
        assertThat(ports.open.sessions()).isEqualTo(4);

        aMinuteLater();
        begun(SENSOR);

        until(() -> ports.open.sessions() == 4);
        assertThat(third.heardAs()).isEqualTo(SENSOR);
        assertThat(ports.open.sessions()).isEqualTo(4);
    }

    @Test
    void sessions_that_are_in_use_stay_however_many_begin() throws Exception {
        for (int i = 0; i < 6; i++) {
            begun(SENSOR);
        }
        assertThat(ports.open.sessions()).isEqualTo(6);

        aMinuteLater();
        for (TestDevice device : List.copyOf(devices)) {
            assertThat(device.heardAs()).isEqualTo(SENSOR);
        }
        begun(SENSOR);

        assertThat(ports.open.sessions()).isEqualTo(7);
    }

    private TestDevice begun(String identity) throws Exception {
        TestDevice device = TestDevice.withKey(ports.port(), identity, TestPorts.KEY);
        devices.add(device);
        assertThat(device.heardAs()).isEqualTo(identity);
        return device;
    }

    /** Californium asks this clock, and only for how long ago something was. */
    private static void aMinuteLater() {
        long shift = Duration.ofSeconds(61).toNanos();
        ClockUtil.setRealtimeHandler(() -> System.nanoTime() + shift);
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
