package org.wardkeeper.ground;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wardkeeper.ground.PlanChange.What;
import org.wardkeeper.sitefolder.PlanRow;
import org.wardkeeper.sitefolder.PlanRow.LevelRow;
import org.wardkeeper.sitefolder.PlanRow.OpeningRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;

/** What one state of a plan has that the state before had not, for people: a few by name, many by number. */
public final class PlanDiff {

    private static final int NAMED_AT_MOST = 2;

    private final LevelPlan before;
    private final LevelPlan after;
    private final Map<What, List<PlanChange>> found = new EnumMap<>(What.class);

    private PlanDiff(LevelPlan before, LevelPlan after) {
        this.before = before;
        this.after = after;
    }

    /** Empty where both are the same. */
    public static List<PlanChange> between(LevelPlan before, LevelPlan after) {
        PlanDiff diff = new PlanDiff(before, after);
        diff.level();
        diff.zones();
        diff.openings();
        diff.readers();
        return diff.told();
    }

    private void level() {
        LevelRow was = before.level();
        LevelRow is = after.level();
        if (was == null || is == null) {
            return;
        }
        if (!was.name().equals(is.name())) {
            note(What.LEVEL_RENAMED, was.name(), is.name());
        }
        if (was.ordinal() != is.ordinal() || !was.shape().equals(is.shape())) {
            note(What.OUTLINE, null, null);
        }
    }

    private void zones() {
        missing(after.zones().values(), before.zones()).forEach(zone -> note(What.ZONE_ADDED, zone.name(), null));
        missing(before.zones().values(), after.zones()).forEach(zone -> note(What.ZONE_REMOVED, zone.name(), null));
        after.zones().forEach((id, zone) -> {
            if (before.zones().containsKey(id)) {
                zone(before.zones().get(id), zone);
            }
        });
    }

    private void zone(ZoneRow was, ZoneRow is) {
        if (!was.name().equals(is.name())) {
            note(What.ZONE_RENAMED, was.name(), is.name());
        }
        if (!was.category().equals(is.category())) {
            note(What.ZONE_CATEGORY, is.name(), is.category());
        }
        if (was.isPrivate() != is.isPrivate()) {
            note(is.isPrivate() ? What.ZONE_PRIVATE : What.ZONE_PUBLIC, is.name(), null);
        }
        if (!was.shape().equals(is.shape())) {
            note(What.ZONE_RESHAPED, is.name(), null);
        }
    }

    private void openings() {
        missing(after.openings().values(), before.openings())
                .forEach(opening -> note(What.DOOR_ADDED, between(opening, after), null));
        missing(before.openings().values(), after.openings())
                .forEach(opening -> note(What.DOOR_REMOVED, between(opening, before), null));
        after.openings().forEach((id, opening) -> {
            OpeningRow was = before.openings().get(id);
            if (was != null && !was.equals(opening)) {
                note(What.DOOR_CHANGED, between(opening, after), null);
            }
        });
    }

    /** A door has no name; the rooms on its sides have. */
    private static String between(OpeningRow opening, LevelPlan plan) {
        return name(opening.zoneA(), plan) + " \u2013 " + name(opening.zoneB(), plan);
    }

    private static String name(String zone, LevelPlan plan) {
        ZoneRow known = plan.zones().get(zone);
        return known == null ? zone : known.name();
    }

    private void readers() {
        missing(after.readers().values(), before.readers())
                .forEach(reader -> note(What.READER_PLACED, reader.id(), null));
        missing(before.readers().values(), after.readers())
                .forEach(reader -> note(What.READER_REMOVED, reader.id(), null));
        after.readers().forEach((urn, reader) -> {
            ReaderRow was = before.readers().get(urn);
            if (was != null && (!was.at().equals(reader.at()) || !Objects.equals(was.zone(), reader.zone()))) {
                note(What.READER_MOVED, urn, null);
            }
            if (was != null && !was.antennas().equals(reader.antennas())) {
                note(What.READER_SIDES, urn, null);
            }
        });
    }

    private static <R extends PlanRow> List<R> missing(Collection<R> rows, Map<String, R> elsewhere) {
        return rows.stream().filter(row -> !elsewhere.containsKey(row.id())).toList();
    }

    private void note(What what, String name, String to) {
        found.computeIfAbsent(what, any -> new ArrayList<>()).add(PlanChange.of(what, name, to));
    }

    private List<PlanChange> told() {
        List<PlanChange> told = new ArrayList<>();
        found.forEach((what, all) -> {
            if (all.size() <= NAMED_AT_MOST) {
                told.addAll(all);
            } else {
                told.add(PlanChange.of(what, all.size()));
            }
        });
        return told;
    }
}
