package org.wardkeeper.sitefolder;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardkeeper.sitefolder.Parsed.Row;
import org.wardkeeper.sitefolder.PlanRow.LevelRow;
import org.wardkeeper.sitefolder.PlanRow.OpeningRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;

/**
 * One level's plan that came alone, after all checks: the same rules as for a site folder, against what is stored of the
 * other levels. Where anything was refused, its rows mean nothing.
 *
 * @param openings each with a place
 * @param readers each with its zone, where it hangs in one
 * @param warnings what is odd and taken all the same
 */
public record CheckedPlan(
        LevelRow level,
        List<ZoneRow> zones,
        List<OpeningRow> openings,
        List<ReaderRow> readers,
        List<Problem> refusals,
        List<Problem> warnings) {

    /**
     * What the plan has to fit to.
     *
     * @param idsElsewhere ids that other levels use, each with the level's name
     * @param zonesElsewhere zones of the other levels, for lifts and stairs
     * @param readers URNs that may hang on this level
     */
    public record Surroundings(Map<String, String> idsElsewhere, Set<String> zonesElsewhere, Set<String> readers) {}

    /** @param ordinal the level's place in the building where the plan does not say its own */
    public static CheckedPlan check(String levelId, int ordinal, String content, Surroundings around) {
        Parsed<PlanRow> plan = SiteCheck.readable(
                SiteHeader.planFile(levelId), content, text -> PlanParser.parse(levelId, ordinal, text));
        if (!plan.refused()) {
            Set<String> zones = new HashSet<>(around.zonesElsewhere());
            PlanCheck.rowsOf(plan, ZoneRow.class)
                    .forEach(zone -> zones.add(zone.value().id()));
            idsAreNotElsewhere(plan, around.idsElsewhere());
            SiteCheck.refuseStrangeZones(plan, zones, "");
            readersAreRegistered(plan, around.readers());
        }
        return of(levelId, plan);
    }

    private static CheckedPlan of(String levelId, Parsed<PlanRow> plan) {
        if (plan.refused()) {
            return new CheckedPlan(null, List.of(), List.of(), List.of(), plan.refusals(), plan.warnings());
        }
        CheckedSite alone = new CheckedSite(
                new Parsed<>(SiteHeader.FILE),
                Map.of(levelId, plan),
                Parsed.missing(DeviceRow.FILE),
                new Parsed<>(SpeaksForRow.FILE),
                new Parsed<>(AssetRow.FILE),
                new Parsed<>(UnitRow.FILE),
                List.of());
        return new CheckedPlan(
                alone.good(LevelRow.class).get(0),
                alone.good(ZoneRow.class),
                Ground.openings(alone),
                Ground.readers(alone),
                List.of(),
                plan.warnings());
    }

    private static void idsAreNotElsewhere(Parsed<PlanRow> plan, Map<String, String> idsElsewhere) {
        for (Row<PlanRow> row : plan.rows()) {
            String level = idsElsewhere.get(row.value().id());
            if (level != null) {
                plan.refuse(row.line(), row.value().id(), "This id is on " + level + " already.");
            }
        }
    }

    private static void readersAreRegistered(Parsed<PlanRow> plan, Set<String> readers) {
        for (Row<ReaderRow> row : PlanCheck.rowsOf(plan, ReaderRow.class)) {
            if (!readers.contains(row.value().id())) {
                plan.refuse(row.line(), row.value().id(), "No reader of this name is registered.");
            }
        }
    }
}
