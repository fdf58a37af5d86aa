package org.wardkeeper.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Tag;
import org.wardkeeper.metrics.Metrics;

/** The server's own alarms as gauges: 1 while the condition holds. */
@ApplicationScoped
public class AlarmMetrics {
    @Inject
    Metrics metrics;

    @Inject
    TechnicalAlarms alarms;

    public void register() {
        for (TechnicalKind kind : TechnicalKind.values()) {
            metrics.gauge(
                    "wardkeeper_alarm_active",
                    "The server's own alarms: 1 while the condition holds",
                    () -> isActive(kind) ? 1 : 0,
                    new Tag("kind", kind.slug()));
        }
    }

    private boolean isActive(TechnicalKind kind) {
        return alarms.open().stream()
                .anyMatch(alarm -> alarm.kind() == kind && alarm.state().isActive());
    }
}
