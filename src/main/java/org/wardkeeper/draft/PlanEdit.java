package org.wardkeeper.draft;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.ground.GroundTables;
import org.wardkeeper.ground.LevelPlan;
import org.wardkeeper.ground.PictureBox;
import org.wardkeeper.ground.PlanChange;
import org.wardkeeper.ground.PlanChange.What;
import org.wardkeeper.ground.PlanDiff;
import org.wardkeeper.ground.PlanHistory;
import org.wardkeeper.ground.PlanVersion;
import org.wardkeeper.ground.PlanVersion.Picture;
import org.wardkeeper.ground.StoredRowsReader;
import org.wardkeeper.place.Names;
import org.wardkeeper.sitefolder.CheckedPlan;

/** One change of one level's plan, in the caller's transaction: begun from a version, and from no older one. */
final class PlanEdit {

    private final Connection connection;
    private final String level;
    private final String by;
    private final PlanHistory history;
    private final PlanVersion newest;

    private PlanEdit(Connection connection, String level, String by, PlanVersion newest) {
        this.connection = connection;
        this.level = level;
        this.by = by;
        this.history = new PlanHistory(connection);
        this.newest = newest;
    }

    /**
     * Waits until nobody else writes plans.
     *
     * @throws ProblemException 404 if there is no such level, 409 if somebody has saved since that version
     */
    static PlanEdit begin(Connection connection, String level, int version, String by) throws SQLException {
        new GroundTables(connection).lock();
        PlanVersion newest = new PlanHistory(connection)
                .newest(level)
                .orElseThrow(() -> ProblemException.notFound("There is no level '" + Names.shown(level) + "'."));
        if (newest.version() != version) {
            throw ProblemException.conflict(
                    "%s has changed this plan since you began: %s. Yours began from version %d, this is %d now; yours was not saved."
                            .formatted(newest.by(), PlanChange.inWords(newest.changes()), version, newest.version()));
        }
        return new PlanEdit(connection, level, by, newest);
    }

    /** @throws PlanRefused if the plan has faults */
    Saved save(String geoJson) throws SQLException {
        return store("plan.edit", geoJson, List.of(), newest.picture());
    }

    /** Makes an older state the newest; its picture comes back, too. */
    Saved restore(int version) throws SQLException {
        String geoJson = history.plan(level, version)
                .orElseThrow(() -> ProblemException.notFound("This plan has no version " + version + "."));
        Picture picture = history.versions(level, version + 1, 1).get(0).picture();
        return store(
                "plan.restore",
                geoJson,
                List.of(PlanChange.of(What.RESTORED, Integer.toString(version), null)),
                picture);
    }

    Saved layPicture(String digest, PictureBox box) throws SQLException {
        return picture(What.PICTURE_LAID, new Picture(digest, box));
    }

    /** @throws ProblemException 404 if no picture lies there */
    Saved movePicture(PictureBox box) throws SQLException {
        return picture(What.PICTURE_MOVED, new Picture(picture().digest(), box));
    }

    /** @throws ProblemException 404 if no picture lies there */
    Saved removePicture() throws SQLException {
        picture();
        return picture(What.PICTURE_REMOVED, null);
    }

    private Picture picture() {
        if (newest.picture() == null) {
            throw ProblemException.notFound("No picture lies beneath this plan.");
        }
        return newest.picture();
    }

    private Saved picture(What what, Picture picture) throws SQLException {
        if (Objects.equals(picture, newest.picture())) {
            return Saved.as(newest.version(), List.of(), List.of());
        }
        return noted("plan.picture", List.of(PlanChange.of(what, null, null)), picture, List.of());
    }

    private Saved store(String action, String geoJson, List<PlanChange> before, Picture picture) throws SQLException {
        Map<String, LevelPlan> plans = LevelPlan.all(connection);
        LevelPlan was = plans.get(level);
        CheckedPlan checked = CheckedPlan.check(level, was.level().ordinal(), geoJson, surroundings(plans));
        if (!checked.refusals().isEmpty()) {
            throw new PlanRefused(Fault.of(checked.refusals()));
        }
        LevelPlan is = LevelPlan.of(checked.level(), checked.zones(), checked.openings(), checked.readers());
        List<PlanChange> changes = new ArrayList<>(PlanDiff.between(was, is));
        pictureChange(picture).ifPresent(changes::add);
        List<Fault> warnings = Fault.of(checked.warnings());
        if (changes.isEmpty()) {
            return Saved.as(newest.version(), List.of(), warnings);
        }
        changes.addAll(0, before);
        new PlanWriter(connection).write(was, is);
        return noted(action, changes, picture, warnings);
    }

    private Optional<PlanChange> pictureChange(Picture picture) {
        if (Objects.equals(picture, newest.picture())) {
            return Optional.empty();
        }
        What what = picture == null
                ? What.PICTURE_REMOVED
                : newest.picture() != null && newest.picture().digest().equals(picture.digest())
                        ? What.PICTURE_MOVED
                        : What.PICTURE_LAID;
        return Optional.of(PlanChange.of(what, null, null));
    }

    private Saved noted(String action, List<PlanChange> changes, Picture picture, List<Fault> warnings)
            throws SQLException {
        int version = history.append(level, by, changes, picture);
        AuditTrail.append(connection, by, action, level, "version " + version + ": " + PlanChange.inWords(changes));
        return Saved.as(version, changes, warnings);
    }

    private CheckedPlan.Surroundings surroundings(Map<String, LevelPlan> plans) throws SQLException {
        Map<String, String> ids = new HashMap<>();
        Set<String> zones = new HashSet<>();
        plans.forEach((id, plan) -> {
            if (!id.equals(level)) {
                String name = plan.level().name();
                ids.put(id, name);
                plan.zones().keySet().forEach(zone -> ids.put(zone, name));
                plan.openings().keySet().forEach(opening -> ids.put(opening, name));
                plan.readers().keySet().forEach(reader -> ids.put(reader, name));
                zones.addAll(plan.zones().keySet());
            }
        });
        Set<String> readers = new HashSet<>(plans.get(level).readers().keySet());
        StoredRowsReader.read(connection).deviceKinds().forEach((urn, kind) -> {
            if (kind.equals(DeviceKind.READER.slug())) {
                readers.add(urn);
            }
        });
        return new CheckedPlan.Surroundings(ids, zones, readers);
    }
}
