package org.wardkeeper.sitefolder;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A site folder after all checks: each file is either good as a whole or refused as a whole, and what is good leans on
 * nothing that was refused.
 *
 * @param plans by level id, in the site's order; empty where site.json was refused
 */
public record CheckedSite(
        Parsed<SiteHeader> header,
        Map<String, Parsed<PlanRow>> plans,
        Parsed<DeviceRow> devices,
        Parsed<SpeaksForRow> speaksFor,
        Parsed<AssetRow> assets,
        Parsed<UnitRow> units,
        List<Problem> strangeFiles) {

    /** Every file, in the order in which files are stored. */
    public Stream<Parsed<?>> files() {
        return Stream.concat(
                Stream.concat(Stream.of(header), plans.values().stream()),
                Stream.of(devices, speaksFor, assets, units));
    }

    /** The plans whose rows can be stored. */
    List<Parsed<PlanRow>> goodPlans() {
        return plans.values().stream().filter(plan -> !plan.refused()).toList();
    }

    public <T extends PlanRow> List<T> good(Class<T> type) {
        return goodPlans().stream()
                .flatMap(plan -> PlanCheck.rowsOf(plan, type).stream())
                .map(Parsed.Row::value)
                .toList();
    }
}
