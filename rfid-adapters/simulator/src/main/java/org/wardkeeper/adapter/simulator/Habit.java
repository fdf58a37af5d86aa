package org.wardkeeper.adapter.simulator;

import java.util.Set;

/**
 * How a kind of asset spends its day.
 *
 * @param idleMinutes how long it stands between two ways, on average
 * @param metresPerSecond how fast it is pushed
 * @param wantedIn categories of zones it is brought to
 */
record Habit(double idleMinutes, double metresPerSecond, Set<String> wantedIn) {

    private static final Set<String> ROOMS = Set.of("room");
    private static final Set<String> ROOMS_AND_STORES = Set.of("room", "storage");
    private static final Set<String> WHERE_PATIENTS_ARE = Set.of("room", "lobby", "waitingroom", "walkway", "storage");

    static Habit of(String kind) {
        return switch (kind) {
            case "wheelchair" -> new Habit(8, 1.1, WHERE_PATIENTS_ARE);
            case "infusion-pump" -> new Habit(30, 1.0, ROOMS_AND_STORES);
            case "ecg", "ultrasound" -> new Habit(15, 0.9, ROOMS);
            case "hoist", "commode" -> new Habit(18, 0.8, ROOMS_AND_STORES);
            case "defibrillator", "suction", "ventilator" -> new Habit(45, 1.0, ROOMS);
            default -> new Habit(150, 0.8, ROOMS);
        };
    }
}
