package org.wardkeeper.location;

/**
 * What one antenna lately heard of one tag: its newest few sightings in the order of measurement, so that the same
 * set of sightings gives the same mean in whatever order they arrive.
 */
final class Heard {
    private static final int KEPT = 8;

    final String reader;
    final String antenna;
    private final long[] times = new long[KEPT];
    private final double[] levels = new double[KEPT];
    private int count;

    Heard(String reader, String antenna) {
        this.reader = reader;
        this.antenna = antenna;
    }

    int compareTo(String otherReader, String otherAntenna) {
        return reader.equals(otherReader) ? antenna.compareTo(otherAntenna) : reader.compareTo(otherReader);
    }

    /** Adds a sighting; of two at the same instant the stronger stays. */
    void add(long millis, double dBm) {
        int place = count;
        while (place > 0 && times[place - 1] > millis) {
            place--;
        }
        if (place > 0 && times[place - 1] == millis) {
            levels[place - 1] = Math.max(levels[place - 1], dBm);
        } else if (count < KEPT) {
            insert(place, millis, dBm);
        } else if (place > 0) {
            dropOldest();
            insert(place - 1, millis, dBm);
        }
    }

    long newest() {
        return times[count - 1];
    }

    /** The mean level of what was heard since then, in dBm; NaN where nothing was. */
    double meanSince(long millis) {
        double sum = 0;
        int heard = 0;
        for (int i = count - 1; i >= 0 && times[i] >= millis; i--) {
            sum += levels[i];
            heard++;
        }
        return heard == 0 ? Double.NaN : sum / heard;
    }

    private void insert(int place, long millis, double dBm) {
        System.arraycopy(times, place, times, place + 1, count - place);
        System.arraycopy(levels, place, levels, place + 1, count - place);
        times[place] = millis;
        levels[place] = dBm;
        count++;
    }

    private void dropOldest() {
        System.arraycopy(times, 1, times, 0, KEPT - 1);
        System.arraycopy(levels, 1, levels, 0, KEPT - 1);
        count--;
    }
}
