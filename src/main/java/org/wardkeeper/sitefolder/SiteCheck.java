package org.wardkeeper.sitefolder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.place.Names;
import org.wardkeeper.sitefolder.Parsed.Row;
import org.wardkeeper.sitefolder.PlanRow.OpeningRow;
import org.wardkeeper.sitefolder.PlanRow.ReaderRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;

/**
 * Checks a whole site folder: each file by itself, then what they say of each other. A file that names rows of a refused
 * file is checked against what earlier imports left of it; where that is not enough, it is refused in turn.
 */
public final class SiteCheck {

    private static final String MARK = "\uFEFF";

    /** What bytes become that are no UTF-8. */
    private static final char UNREADABLE = '\uFFFD';

    private final Map<String, String> files;
    private final StoredRows stored;

    private SiteCheck(Map<String, String> files, StoredRows stored) {
        this.files = files;
        this.stored = stored;
    }

    /** @param files content by file name */
    public static CheckedSite check(Map<String, String> files, StoredRows stored) {
        return new SiteCheck(files, stored).check();
    }

    /** The same rules for a list of assets that comes alone; its homes are zones of the database. */
    public static Parsed<AssetRow> checkAssets(String content, StoredRows stored) {
        SiteCheck check = new SiteCheck(Map.of(), stored);
        Parsed<AssetRow> assets = readable(AssetRow.FILE, content, AssetRow::parse);
        zonesExist(assets, "home_zone", stored.zoneLevels().keySet(), "");
        check.tagsAreFree(assets);
        return assets;
    }

    private CheckedSite check() {
        Parsed<SiteHeader> header = parse(SiteHeader.FILE, SiteHeader::parse);
        Map<String, Parsed<PlanRow>> plans =
                header.refused() ? Map.of() : plans(header.values().get(0));
        CheckedSite site = new CheckedSite(
                header,
                plans,
                parse(DeviceRow.FILE, DeviceRow::parse),
                files.containsKey(SpeaksForRow.FILE)
                        ? parse(SpeaksForRow.FILE, SpeaksForRow::parse)
                        : new Parsed<>(SpeaksForRow.FILE),
                parse(AssetRow.FILE, AssetRow::parse),
                parse(UnitRow.FILE, UnitRow::parse),
                strangeFiles(plans));
        if (header.refused()) {
            site.files()
                    .filter(file -> file != header)
                    .forEach(file -> file.refuse(0, "Nothing of it can be stored without a good site.json."));
        } else {
            relate(site);
        }
        return site;
    }

    private <R> Parsed<R> parse(String file, Function<String, Parsed<R>> parser) {
        String content = files.get(file);
        return content == null ? Parsed.missing(file) : readable(file, content, parser);
    }

    /** Spreadsheets put a byte order mark in front, and may write in another alphabet than UTF-8. */
    static <R> Parsed<R> readable(String file, String content, Function<String, Parsed<R>> parser) {
        int unreadable = content.indexOf(UNREADABLE);
        if (unreadable >= 0) {
            Parsed<R> parsed = new Parsed<>(file);
            int line = 1
                    + (int) content.substring(0, unreadable)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            parsed.refuse(line, "The file is not text in UTF-8.");
            return parsed;
        }
        return parser.apply(content.startsWith(MARK) ? content.substring(MARK.length()) : content);
    }

    private Map<String, Parsed<PlanRow>> plans(SiteHeader header) {
        Map<String, Parsed<PlanRow>> plans = new LinkedHashMap<>();
        for (int i = 0; i < header.levels().size(); i++) {
            String level = header.levels().get(i);
            int ordinal = i;
            plans.put(level, parse(SiteHeader.planFile(level), content -> PlanParser.parse(level, ordinal, content)));
        }
        return plans;
    }

    private List<Problem> strangeFiles(Map<String, Parsed<PlanRow>> plans) {
        Set<String> strange = new HashSet<>(files.keySet());
        strange.removeAll(Set.of(SiteHeader.FILE, DeviceRow.FILE, SpeaksForRow.FILE, AssetRow.FILE, UnitRow.FILE));
        plans.keySet().forEach(level -> strange.remove(SiteHeader.planFile(level)));
        return strange.stream()
                .sorted()
                .map(file -> new Problem(Names.shown(file), 0, "The file is not named in site.json and was left out."))
                .toList();
    }

    private void relate(CheckedSite site) {
        idsAreUniqueOverLevels(site.plans());
        refusePlansThatLeadNowhere(site);
        Set<String> zones = knownZones(site);
        String zoneHint = hint(site.plans().values().stream()
                .filter(Parsed::refused)
                .map(Parsed::file)
                .toList());
        zonesExist(site.devices(), "zone", zones, zoneHint);
        zonesExist(site.assets(), "home_zone", zones, zoneHint);
        zonesExist(site.units(), "zone", zones, zoneHint);
        ReaderCheck.check(site);
        Map<String, String> devices = knownDevices(site.devices());
        String deviceHint = site.devices().refused() ? hint(List.of(DeviceRow.FILE)) : "";
        devicesExist(site.speaksFor(), "gateway", devices, deviceHint);
        devicesExist(site.speaksFor(), "device", devices, deviceHint);
        devicesExist(site.units(), "device", devices, deviceHint);
        sensorsAreSensors(site.units(), devices);
        tagsAreFree(site.assets());
        sensorsAreFree(site.units());
    }

    private static String hint(List<String> refusedFiles) {
        return refusedFiles.isEmpty()
                ? ""
                : " It may be in " + String.join(" or ", refusedFiles) + ", which was refused.";
    }

    private static void idsAreUniqueOverLevels(Map<String, Parsed<PlanRow>> plans) {
        Map<String, String> fileOf = new HashMap<>();
        for (Parsed<PlanRow> plan : plans.values()) {
            for (Row<PlanRow> row : plan.rows()) {
                String earlier = fileOf.putIfAbsent(row.value().id(), plan.file());
                if (earlier != null && !earlier.equals(plan.file())) {
                    plan.refuse(
                            row.line(),
                            row.value().id(),
                            "The id '" + row.value().id() + "' stands in " + earlier + " already.");
                }
            }
        }
    }

    /** A refused plan takes its zones away, and so may make the next one refused, until nothing more falls. */
    private void refusePlansThatLeadNowhere(CheckedSite site) {
        int good;
        do {
            good = site.goodPlans().size();
            Set<String> zones = knownZones(site);
            List<String> refused = new ArrayList<>();
            site.plans().values().stream().filter(Parsed::refused).forEach(plan -> refused.add(plan.file()));
            site.goodPlans().forEach(plan -> refuseStrangeZones(plan, zones, hint(refused)));
        } while (site.goodPlans().size() < good);
    }

    static void refuseStrangeZones(Parsed<PlanRow> plan, Set<String> zones, String hint) {
        for (Row<PlanRow> row : plan.rows()) {
            for (String zone : zonesNamedBy(row.value())) {
                if (!zones.contains(zone)) {
                    plan.refuse(row.line(), row.value().id(), "There is no zone '" + Names.shown(zone) + "'." + hint);
                }
            }
        }
    }

    private static Set<String> zonesNamedBy(PlanRow row) {
        if (row instanceof OpeningRow opening) {
            return Set.of(opening.zoneA(), opening.zoneB());
        }
        Set<String> zones = new HashSet<>();
        if (row instanceof ReaderRow reader) {
            zones.addAll(reader.antennas().values());
            if (reader.zone() != null) {
                zones.add(reader.zone());
            }
        }
        return zones;
    }

    /** Zones of the good plans, and of the refused ones what earlier imports stored. */
    private Set<String> knownZones(CheckedSite site) {
        Set<String> zones = new HashSet<>();
        stored.zoneLevels().forEach((zone, level) -> {
            Parsed<PlanRow> plan = site.plans().get(level);
            if (plan != null && plan.refused()) {
                zones.add(zone);
            }
        });
        site.good(ZoneRow.class).forEach(zone -> zones.add(zone.id()));
        return zones;
    }

    private Map<String, String> knownDevices(Parsed<DeviceRow> devices) {
        if (devices.refused()) {
            return stored.deviceKinds();
        }
        Map<String, String> kinds = new HashMap<>();
        devices.values().forEach(device -> kinds.put(device.urn(), device.kind().slug()));
        return kinds;
    }

    private static void zonesExist(Parsed<?> file, String column, Set<String> zones, String hint) {
        for (Row<String> zone : file.names(column)) {
            if (!zones.contains(zone.value())) {
                file.refuse(zone.line(), "There is no zone '" + Names.shown(zone.value()) + "'." + hint);
            }
        }
    }

    private static void devicesExist(Parsed<?> file, String column, Map<String, String> devices, String hint) {
        for (Row<String> urn : file.names(column)) {
            if (!devices.containsKey(urn.value())) {
                file.refuse(urn.line(), "There is no device '" + Names.shown(urn.value()) + "'." + hint);
            }
        }
    }

    private static void sensorsAreSensors(Parsed<UnitRow> units, Map<String, String> devices) {
        for (Row<UnitRow> row : units.rows()) {
            String kind = row.value().device() == null
                    ? null
                    : devices.get(row.value().device());
            if (kind != null && !kind.equals(DeviceKind.SENSOR.slug())) {
                units.warn(
                        row.line(),
                        "The device of " + row.value().id() + " is a " + kind + ", which measures no temperature.");
            }
        }
    }

    private void tagsAreFree(Parsed<AssetRow> assets) {
        Set<String> inFile = new HashSet<>();
        assets.values().forEach(asset -> inFile.add(asset.id()));
        for (Row<AssetRow> row : assets.rows()) {
            String carrier = row.value().tag() == null
                    ? null
                    : stored.tagCarriers().get(row.value().tag().canonical());
            if (carrier != null && !inFile.contains(carrier)) {
                assets.refuse(
                        row.line(),
                        "The tag is on the asset " + carrier + ", which is not in this file; take it off there first.");
            }
        }
    }

    private void sensorsAreFree(Parsed<UnitRow> units) {
        Set<String> inFile = new HashSet<>();
        units.values().forEach(unit -> inFile.add(unit.id()));
        for (Row<UnitRow> row : units.rows()) {
            String holder = stored.sensorUnits().get(row.value().device());
            if (holder != null && !inFile.contains(holder)) {
                units.refuse(
                        row.line(), "The sensor is in the storage unit " + holder + ", which is not in this file.");
            }
        }
    }
}
