package org.wardkeeper.radio;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.Reader;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;

/**
 * The level that each ear is expected to hear at each spot, and how far what it hears scatters about it. From the plan
 * alone on levels where nobody taught; elsewhere as it was taught.
 *
 * <p>Immutable. Its arrays are dense: what a hospital of five thousand spots and five hundred readers takes is 20 MB.
 */
public final class RadioMap {
    /** Where a tag is sought that was lost: at the spots that the ear which hears it best hears best. */
    private static final int BEST = 12;

    /** dB; of a level about the expected one, where nothing was taught. */
    private static final double UNTAUGHT_SCATTER = 5;

    private final SiteMap map;
    private final Ears ears;
    private final Spots spots;
    private final float[][] level;
    private final float[][] weight;
    private final float[][] width;
    private final int[][] best;
    private final int[] zoneOfEar;
    private final int[] doorOfEar;
    private final boolean[] taught;

    private RadioMap(SiteMap map, List<Taught> lessons) {
        this.map = map;
        this.ears = new Ears(map);
        this.spots = new Spots(map);
        this.level = new float[ears.count()][spots.count()];
        this.weight = new float[ears.count()][spots.count()];
        this.width = new float[ears.count()][spots.count()];
        this.taught = new boolean[spots.zones()];
        expect();
        learn(new Lessons(map, ears, lessons));
        this.zoneOfEar = IntStream.range(0, ears.count())
                .map(ear -> spots.numberOf(ears.get(ear).zoneId()))
                .toArray();
        this.doorOfEar = IntStream.range(0, ears.count()).map(ears::door).toArray();
        this.best = IntStream.range(0, ears.count()).mapToObj(this::bestOf).toArray(int[][]::new);
    }

    /** The map of a site where nobody has taught anything. */
    public static RadioMap untaught(SiteMap map) {
        return new RadioMap(map, List.of());
    }

    /** The map as it was taught; lessons with readers or zones that are no longer on the plan are left out. */
    public static RadioMap fit(SiteMap map, List<Taught> lessons) {
        return new RadioMap(map, lessons);
    }

    private void expect() {
        var loss = new PathLoss(map);
        for (int ear = 0; ear < ears.count(); ear++) {
            for (int spot = 0; spot < spots.count(); spot++) {
                Zone zone = spots.zone(spots.zoneOf(spot));
                set(ear, spot, loss.expected(ears.get(ear), zone, point(spot)), UNTAUGHT_SCATTER);
            }
        }
    }

    private void learn(Lessons lessons) {
        for (int zone = 0; zone < spots.zones(); zone++) {
            taught[zone] = lessons.isTaught(spots.zone(zone).levelId());
        }
        for (int ear = 0; ear < ears.count(); ear++) {
            if (!lessons.heardBy(ear).isEmpty()) {
                learn(ear, new FittedEar(ears.get(ear).reader().at(), lessons.heardBy(ear)));
            }
        }
    }

    private void learn(int ear, FittedEar heard) {
        for (int zone = 0; zone < spots.zones(); zone++) {
            if (taught[zone]) {
                for (int spot : spots.ofZone(zone)) {
                    FittedEar.Expected expected = heard.at(zone, spots.x(spot), spots.y(spot));
                    set(ear, spot, expected.level(), expected.scatter());
                }
            }
        }
    }

    private void set(int ear, int spot, double expected, double scatter) {
        level[ear][spot] = (float) expected;
        weight[ear][spot] = (float) (1 / (scatter * scatter));
        width[ear][spot] = (float) (2 * Math.log(scatter));
    }

    private int[] bestOf(int ear) {
        return IntStream.range(0, spots.count())
                .filter(spot -> level[ear][spot] > PathLoss.FAINT_DBM)
                .boxed()
                .sorted(Comparator.comparingDouble(spot -> -level[ear][spot]))
                .limit(BEST)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Point point(int spot) {
        return new Point(spots.x(spot), spots.y(spot));
    }

    public SiteMap site() {
        return map;
    }

    public Spots spots() {
        return spots;
    }

    /** The number of the ear; -1 for a reader that is on no plan. */
    public int ear(String reader, String antenna) {
        return ears.number(reader, antenna);
    }

    /** The number of the zone that an ear hears best; -1 where it is not known, and for the ear -1. */
    public int zoneOfEar(int ear) {
        return ear < 0 ? -1 : zoneOfEar[ear];
    }

    /** The number of the door that an ear looks to one side of; -1 for an ear that hangs at none. */
    public int doorOf(int ear) {
        return doorOfEar[ear];
    }

    /** The reader that hangs at a door. */
    public Reader readerAt(int door) {
        return ears.get(door).reader();
    }

    /** Whether somebody has taught on the level of this zone. */
    public boolean isTaught(int zone) {
        return taught[zone];
    }

    /** The spots where an ear is expected to hear best, best first; not to be changed. */
    public int[] bestSpots(int ear) {
        return best[ear];
    }

    /** The expected levels at all spots, in dBm; not to be changed. */
    public float[] levels(int ear) {
        return level[ear];
    }

    /** One by the square of the scatter at all spots, in 1/dB²; not to be changed. */
    public float[] weights(int ear) {
        return weight[ear];
    }

    /** Twice the logarithm of the scatter at all spots: a wide guess is a weak one; not to be changed. */
    public float[] widths(int ear) {
        return width[ear];
    }

    @Override
    public String toString() {
        return spots.count() + " spots, " + ears.count() + " ears, taught " + Arrays.toString(taught);
    }
}
