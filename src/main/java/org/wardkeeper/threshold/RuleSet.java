package org.wardkeeper.threshold;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.coldchain.UnitKind;
import org.wardkeeper.coldchain.UnitState;

/**
 * The rules that are in force together.
 *
 * @param who whether WHO's rules hold; they are for refrigerators alone
 * @param site the site's own beside them
 */
public record RuleSet(boolean who, List<ThresholdRule> site) {

    /** One on each side for each way of counting; more would overlap. */
    private static final int MOST = 6;

    private static final ThresholdRule THAWING = new ThresholdRule(
            "Thawing",
            UnitState.TOO_WARM,
            OptionalDouble.empty(),
            false,
            Semantics.CONTINUOUS,
            Duration.ofMinutes(30),
            Urgency.HIGH);

    public RuleSet {
        site = site.stream()
                .sorted(Comparator.comparing(ThresholdRule::side).thenComparing(ThresholdRule::semantics))
                .toList();
        Set<String> names = new HashSet<>(List.of(ThresholdRule.WHO_HEAT.name(), ThresholdRule.WHO_FREEZE.name()));
        if (site.size() > MOST) {
            throw new IllegalArgumentException("A unit has at most " + MOST + " rules of the site.");
        }
        for (int i = 0; i < site.size(); i++) {
            if (!names.add(site.get(i).name())) {
                throw new IllegalArgumentException(
                        "There are two rules called '" + site.get(i).name() + "'.");
            }
            for (ThresholdRule earlier : site.subList(0, i)) {
                if (earlier.overlaps(site.get(i))) {
                    throw new IllegalArgumentException("The rules '" + earlier.name() + "' and '"
                            + site.get(i).name() + "' overlap: both look "
                            + earlier.side().direction() + " and count "
                            + earlier.semantics().slug() + ".");
                }
            }
        }
    }

    /** What a unit begins with: WHO's rules where it is a refrigerator; frozen storage may be too warm for half an hour. */
    public static RuleSet ofNew(UnitKind kind) {
        return kind.frozen() ? new RuleSet(false, List.of(THAWING)) : new RuleSet(true, List.of());
    }

    /** All that count, WHO's first. */
    public List<ThresholdRule> all() {
        List<ThresholdRule> all = new ArrayList<>();
        if (who) {
            all.add(ThresholdRule.WHO_HEAT);
            all.add(ThresholdRule.WHO_FREEZE);
        }
        all.addAll(site);
        return List.copyOf(all);
    }

    /**
     * Refuses rules that could never count as they are written.
     *
     * @throws IllegalArgumentException with a sentence
     */
    public RuleSet fitting(UnitKind kind, Limits limits) {
        if (who && kind.frozen()) {
            throw new IllegalArgumentException("WHO's alarm rules are for refrigerators, not for frozen storage.");
        }
        for (ThresholdRule rule : site) {
            if (rule.atCel().isPresent() && isInside(rule, limits)) {
                throw new IllegalArgumentException("The rule '" + rule.name()
                        + "' begins inside the limits, where nothing is out of range: change the limits instead.");
            }
        }
        return this;
    }

    private static boolean isInside(ThresholdRule rule, Limits limits) {
        double at = rule.atCel().getAsDouble();
        return rule.side() == UnitState.TOO_WARM ? at < limits.highCel() : at > limits.lowCel();
    }
}
