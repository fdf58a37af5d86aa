package org.wardkeeper.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.wardkeeper.alarm.Priority;
import org.wardkeeper.coldchain.UnitState;
import org.wardkeeper.excursion.Excursion;
import org.wardkeeper.excursion.LiveExcursions;
import org.wardkeeper.span.Firing;

/** The rules that have fired for the excursions which run now. */
@ApplicationScoped
class FiredRules {
    @Inject
    LiveExcursions excursions;

    List<FiredRule> now() {
        return excursions.running().stream()
                .map(FiredRules::of)
                .flatMap(List::stream)
                .toList();
    }

    static List<FiredRule> of(Excursion excursion) {
        boolean warm = excursion.direction() == UnitState.TOO_WARM;
        double limit = warm ? excursion.limits().highCel() : excursion.limits().lowCel();
        return excursion.firings().stream()
                .map(firing -> new FiredRule(
                        excursion.id(),
                        excursion.unitId(),
                        warm,
                        priority(firing),
                        firing.rule(),
                        firing.at(),
                        limit,
                        excursion.peakCel()))
                .toList();
    }

    private static Priority priority(Firing firing) {
        return switch (firing.priority()) {
            case HIGH -> Priority.HIGH;
            case MEDIUM -> Priority.MEDIUM;
            case LOW -> Priority.LOW;
        };
    }
}
