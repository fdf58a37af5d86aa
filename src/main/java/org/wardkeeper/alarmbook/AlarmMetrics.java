package org.wardkeeper.alarmbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Tag;
import org.wardkeeper.alarm.AlarmKind;
import org.wardkeeper.metrics.Metrics;

/** How many alarms of each kind hold now. */
@ApplicationScoped
public class AlarmMetrics {
    @Inject
    Metrics metrics;

    @Inject
    Alarms alarms;

    public void register() {
        for (AlarmKind kind : AlarmKind.values()) {
            metrics.gauge(
                    "wardkeeper_alarm_active",
                    "Alarms whose condition holds now",
                    () -> active(kind),
                    new Tag("kind", kind.slug()));
        }
    }

    private long active(AlarmKind kind) {
        return alarms.open().stream()
                .filter(alarm -> alarm.kind() == kind && alarm.state().isActive())
                .count();
    }
}
