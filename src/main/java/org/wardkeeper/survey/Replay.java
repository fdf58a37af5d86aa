package org.wardkeeper.survey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.radio.RadioMap;
import org.wardkeeper.radio.Taught;
import org.wardkeeper.sitefolder.SurveyFolder;
import org.wardkeeper.sitefolder.SurveyFolder.Heard;
import org.wardkeeper.sitefolder.SurveyFolder.Truth;
import org.wardkeeper.track.AssetPlace;
import org.wardkeeper.track.Rehearsal;
import org.wardkeeper.track.TagReplay;

/** Feeds a recorded walk to the live model and asks it, at each moment of the truth, where the tag is. */
final class Replay {
    private static final GeometryFactory ON_PLAN = new GeometryFactory();

    /**
     * What was true and what was said of it then.
     *
     * @param zone the zone that the truth lies in, or the nearest
     * @param said empty where nothing was said
     * @param confidence how sure it was said, at that time
     */
    record Said(Truth truth, String zone, Optional<AssetPlace> said, double confidence) {}

    private Replay() {}

    static List<Said> of(SurveyFolder survey, boolean calibrated) {
        List<Taught> taught = calibrated ? lessons(survey) : List.of();
        var model = new TagReplay(RadioMap.fit(survey.map(), taught), Rehearsal.of(survey.map(), taught));
        List<Said> all = new ArrayList<>();
        int next = 0;
        for (Truth truth : survey.truth().stream()
                .sorted(Comparator.comparingLong(Truth::millis))
                .toList()) {
            while (next < survey.walk().size() && survey.walk().get(next).millis() <= truth.millis()) {
                Heard heard = survey.walk().get(next++);
                model.hear(heard.tag(), heard.reader(), "", heard.dBm(), heard.millis());
            }
            Optional<AssetPlace> place = model.place(truth.tag());
            double confidence = place.map(said -> said.confidenceAt(Instant.ofEpochMilli(truth.millis())))
                    .orElse(0.0);
            all.add(new Said(truth, nearest(truth.at(), survey.map()), place, confidence));
        }
        return all;
    }

    private static List<Taught> lessons(SurveyFolder survey) {
        return survey.calibration().stream()
                .map(heard -> new Taught(
                        heard.reader(),
                        "",
                        heard.dBm(),
                        Instant.ofEpochMilli(heard.millis()),
                        heard.tag(),
                        nearest(heard.at(), survey.map()),
                        heard.at()))
                .toList();
    }

    static String nearest(Point at, SiteMap map) {
        var point = ON_PLAN.createPoint(new Coordinate(at.x(), at.y()));
        Zone nearest = null;
        double least = Double.POSITIVE_INFINITY;
        for (Zone zone : map.zones()) {
            double distance = zone.shape().distance(point);
            if (distance < least) {
                least = distance;
                nearest = zone;
            }
        }
        return nearest.id();
    }
}
