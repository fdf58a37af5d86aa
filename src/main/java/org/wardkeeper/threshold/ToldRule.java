package org.wardkeeper.threshold;

import java.time.Duration;
import java.util.OptionalDouble;
import org.wardkeeper.coldchain.UnitState;

/**
 * A rule as JSON tells it and as an excursion keeps it.
 *
 * @param direction {@code above} or {@code below}; {@code door-open} or {@code power-off} for a rule about those
 * @param atCel how far out; null where the limit in force is meant, or where the rule is about no temperature
 * @param inclusive whether {@code atCel} itself is out; of WHO's rules alone
 * @param counts {@code continuous}, {@code day} or {@code run}
 * @param priority {@code high}, {@code medium} or {@code low}
 */
public record ToldRule(
        String name, String direction, Double atCel, Boolean inclusive, String counts, Long seconds, String priority) {

    /** Longer than any rule may be, and far from where a duration overflows. */
    private static final long MOST_SECONDS = 1_000_000_000L;

    public static ToldRule of(ThresholdRule rule) {
        return new ToldRule(
                rule.name(),
                rule.side().direction(),
                rule.atCel().isPresent() ? rule.atCel().getAsDouble() : null,
                rule.inclusive(),
                rule.semantics().slug(),
                rule.delay().toSeconds(),
                rule.urgency().slug());
    }

    public static ToldRule of(LapseRule rule) {
        return new ToldRule(
                rule.name(),
                rule.lapse().slug(),
                null,
                false,
                Semantics.CONTINUOUS.slug(),
                rule.delay().toSeconds(),
                rule.urgency().slug());
    }

    /** True if it is about a door or mains. */
    boolean isLapse() {
        return direction != null && Lapse.of(direction).isPresent();
    }

    /** @throws IllegalArgumentException with a sentence, if this is no rule about a door or mains */
    LapseRule siteLapse() {
        requireWhole();
        if (atCel != null || Semantics.of(counts) != Semantics.CONTINUOUS) {
            throw new IllegalArgumentException(
                    "A rule about a door or the power has no temperature and counts continuous.");
        }
        Lapse lapse = Lapse.of(direction)
                .orElseThrow(() -> new IllegalArgumentException("This is about no door and no power."));
        return new LapseRule(name, lapse, duration(), Urgency.of(priority));
    }

    /** @throws IllegalArgumentException with a sentence, if this is no rule about temperatures */
    public ThresholdRule rule() {
        requireWhole();
        return new ThresholdRule(
                name,
                side(),
                atCel == null ? OptionalDouble.empty() : OptionalDouble.of(atCel),
                inclusive != null && inclusive,
                Semantics.of(counts),
                duration(),
                Urgency.of(priority));
    }

    /** A rule of the site: only WHO's have a temperature that is out already. */
    ThresholdRule siteRule() {
        if (inclusive != null && inclusive) {
            throw new IllegalArgumentException(
                    "A rule of the site is out of range above or below its temperature, not at it.");
        }
        return rule();
    }

    private void requireWhole() {
        if (name == null || direction == null || counts == null || seconds == null || priority == null) {
            throw new IllegalArgumentException(
                    "A rule has a name, a direction, what it counts, seconds and a priority.");
        }
    }

    private Duration duration() {
        return Duration.ofSeconds(Math.min(seconds, MOST_SECONDS));
    }

    private UnitState side() {
        return switch (direction) {
            case "above" -> UnitState.TOO_WARM;
            case "below" -> UnitState.TOO_COLD;
            default ->
                throw new IllegalArgumentException("A rule's direction is above, below, door-open or power-off.");
        };
    }
}
