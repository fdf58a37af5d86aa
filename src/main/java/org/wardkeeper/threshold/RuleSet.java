package org.wardkeeper.threshold;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.wardkeeper.coldchain.Limits;
import org.wardkeeper.coldchain.UnitKind;
import org.wardkeeper.coldchain.UnitState;

/**
 * The rules that are in force together.
 *
 * @param who whether WHO's rules hold; they are for refrigerators alone
 * @param site the site's own about temperatures beside them
 * @param siteLapses the site's own about doors and mains, at most one of each
 */
public record RuleSet(boolean who, List<ThresholdRule> site, List<LapseRule> siteLapses) {

    /** One on each side for each way of counting; more would overlap. */
    private static final int MOST = 6;

    private static final List<ThresholdRule> WHO = List.of(ThresholdRule.WHO_HEAT, ThresholdRule.WHO_FREEZE);
    private static final List<LapseRule> WHO_LAPSES = List.of(LapseRule.WHO_DOOR, LapseRule.WHO_POWER);

    private static final ThresholdRule THAWING = new ThresholdRule(
            "Thawing",
            UnitState.TOO_WARM,
            OptionalDouble.empty(),
            false,
            Semantics.CONTINUOUS,
            Duration.ofMinutes(30),
            Urgency.HIGH);

    /** Of frozen storage, for which WHO's are not meant: as long as those. */
    private static final List<LapseRule> FROZEN_LAPSES = List.of(
            new LapseRule("Door open", Lapse.DOOR_OPEN, LapseRule.WHO_DOOR.delay(), Urgency.MEDIUM),
            new LapseRule("Power off", Lapse.POWER_OFF, LapseRule.WHO_POWER.delay(), Urgency.HIGH));

    public RuleSet {
        site = site.stream()
                .sorted(Comparator.comparing(ThresholdRule::side).thenComparing(ThresholdRule::semantics))
                .toList();
        siteLapses = siteLapses.stream()
                .sorted(Comparator.comparing(LapseRule::lapse))
                .toList();
        Set<String> names = new HashSet<>();
        WHO.forEach(rule -> names.add(rule.name()));
        WHO_LAPSES.forEach(rule -> names.add(rule.name()));
        if (site.size() > MOST) {
            throw new IllegalArgumentException("A unit has at most " + MOST + " rules of the site.");
        }
        for (int i = 0; i < site.size(); i++) {
            requireNew(site.get(i).name(), names);
            for (ThresholdRule earlier : site.subList(0, i)) {
                if (earlier.overlaps(site.get(i))) {
                    throw new IllegalArgumentException("The rules '" + earlier.name() + "' and '"
                            + site.get(i).name() + "' overlap: both look "
                            + earlier.side().direction() + " and count "
                            + earlier.semantics().slug() + ".");
                }
            }
        }
        for (int i = 0; i < siteLapses.size(); i++) {
            requireNew(siteLapses.get(i).name(), names);
            if (i > 0 && siteLapses.get(i).lapse() == siteLapses.get(i - 1).lapse()) {
                throw new IllegalArgumentException("The rules '"
                        + siteLapses.get(i - 1).name() + "' and '"
                        + siteLapses.get(i).name()
                        + "' overlap: both are about "
                        + siteLapses.get(i).lapse().slug() + ".");
            }
        }
    }

    /** The site has no rule of its own about door or mains. */
    public RuleSet(boolean who, List<ThresholdRule> site) {
        this(who, site, List.of());
    }

    /** What a unit begins with: WHO's rules where it is a refrigerator; frozen storage may be too warm for half an hour. */
    public static RuleSet ofNew(UnitKind kind) {
        return kind.frozen() ? new RuleSet(false, List.of(THAWING), FROZEN_LAPSES) : new RuleSet(true, List.of());
    }

    /** All that count about temperatures, WHO's first. */
    public List<ThresholdRule> all() {
        return who ? Stream.concat(WHO.stream(), site.stream()).toList() : site;
    }

    /** All that count about door and mains, WHO's first. */
    public List<LapseRule> lapses() {
        return who ? Stream.concat(WHO_LAPSES.stream(), siteLapses.stream()).toList() : siteLapses;
    }

    private static void requireNew(String name, Set<String> names) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("There are two rules called '" + name + "'.");
        }
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
