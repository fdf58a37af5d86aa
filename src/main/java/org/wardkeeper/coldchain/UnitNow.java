package org.wardkeeper.coldchain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.wardkeeper.environment.Latest;

/**
 * How a unit stands at one moment, told from nothing but its limits and the newest observation of its sensor.
 *
 * @param celsius the newest value, however old; empty where the sensor has none
 * @param missing the sensor's word for why it has none
 * @param state unknown where there is no value or where it is older than two intervals: the same silence that the log
 *     calls a gap
 * @param seen when the newest observation was made; empty where there never was one
 */
public record UnitNow(
        KnownUnit unit, OptionalDouble celsius, Optional<String> missing, UnitState state, Optional<Instant> seen) {

    /** @param latest the newest temperature of the unit's sensor */
    public static UnitNow of(KnownUnit unit, Optional<Latest> latest, Instant now) {
        OptionalDouble celsius = latest.map(Latest::value).orElseGet(OptionalDouble::empty);
        boolean fresh = latest.isPresent() && !tooOld(latest.get().at(), unit.interval(), now);
        UnitState state = fresh && celsius.isPresent() ? unit.limits().judge(celsius.getAsDouble()) : UnitState.UNKNOWN;
        return new UnitNow(unit, celsius, latest.flatMap(Latest::missing), state, latest.map(Latest::at));
    }

    /** How old the newest observation is; one that a clock slightly ahead of ours made is new. */
    public Optional<Duration> age(Instant now) {
        return seen.map(at -> at.isAfter(now) ? Duration.ZERO : Duration.between(at, now));
    }

    /** True if the sensor is not silent: what it last told of a door still holds. */
    boolean isHeard(Instant now) {
        return seen.isPresent() && !tooOld(seen.get(), unit.interval(), now);
    }

    /** True if an observation is not older than silence is. */
    boolean isFresh(Latest observation, Instant now) {
        return !tooOld(observation.at(), unit.interval(), now);
    }

    private static boolean tooOld(Instant at, Duration interval, Instant now) {
        return at.plus(interval.multipliedBy(2)).isBefore(now);
    }
}
