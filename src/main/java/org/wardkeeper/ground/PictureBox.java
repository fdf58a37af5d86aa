package org.wardkeeper.ground;

/** Where a picture lies beneath a plan: two corners, in local metres. */
public record PictureBox(double west, double south, double east, double north) {

    private static final double FARTHEST_METRES = 100_000;
    private static final double SMALLEST_METRES = 0.1;

    public PictureBox {
        if (!near(west) || !near(south) || !near(east) || !near(north)) {
            throw new IllegalArgumentException(
                    "A corner of the picture needs two numbers, within 100 km of the origin.");
        }
        if (east - west < SMALLEST_METRES || north - south < SMALLEST_METRES) {
            throw new IllegalArgumentException(
                    "The picture's east must lie east of its west, and its north of its south.");
        }
    }

    private static boolean near(double metres) {
        return Math.abs(metres) <= FARTHEST_METRES;
    }
}
