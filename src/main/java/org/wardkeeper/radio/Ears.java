package org.wardkeeper.radio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wardkeeper.place.Reader;
import org.wardkeeper.place.SiteMap;

/**
 * All that can hear on a map, numbered: a reader is one ear, whatever antenna heard; a reader at a door has one for each
 * antenna that looks to a side of its own.
 */
final class Ears {

    /**
     * One ear.
     *
     * @param zoneId the zone that it hears best: the antenna's side, else the reader's own; null where neither is known
     * @param sided whether it looks to one side of a door
     */
    record Ear(Reader reader, String zoneId, boolean sided) {}

    /** The ears of one reader. */
    private record OfReader(int main, Map<String, Integer> sides) {}

    private final List<Ear> ears = new ArrayList<>();
    private final Map<String, OfReader> byReader = new HashMap<>();

    Ears(SiteMap map) {
        map.readers().stream().sorted(Comparator.comparing(Reader::urn)).forEach(this::add);
    }

    private void add(Reader reader) {
        int main = ears.size();
        ears.add(new Ear(reader, reader.zoneId(), false));
        Map<String, Integer> sides = new HashMap<>();
        new TreeMap<>(reader.antennas()).forEach((antenna, zone) -> {
            sides.put(antenna, ears.size());
            ears.add(new Ear(reader, zone, true));
        });
        byReader.put(reader.urn(), new OfReader(main, Map.copyOf(sides)));
    }

    /** The number of an ear; -1 for a reader that is on no plan. */
    int number(String reader, String antenna) {
        OfReader ofReader = byReader.get(reader);
        if (ofReader == null) {
            return -1;
        }
        return ofReader.sides.isEmpty() ? ofReader.main : ofReader.sides.getOrDefault(antenna, ofReader.main);
    }

    /**
     * The number that stands for the door an ear looks to one side of: that of its reader; -1 for one at no door. Whose
     * antennas all look into one room sees nobody pass.
     */
    int door(int number) {
        Reader reader = ears.get(number).reader();
        boolean twoSides = reader.antennas().values().stream().distinct().count() > 1;
        return twoSides && ears.get(number).sided() ? byReader.get(reader.urn()).main() : -1;
    }

    Ear get(int number) {
        return ears.get(number);
    }

    int count() {
        return ears.size();
    }
}
