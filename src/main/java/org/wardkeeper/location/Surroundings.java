package org.wardkeeper.location;

import java.util.BitSet;
import org.wardkeeper.radio.RadioMap;

/**
 * By what tags are followed at one moment: the radio map, and the zones that nobody listens in because their readers have
 * fallen silent. That such a zone hears nothing of a tag says nothing.
 *
 * @param dark by the zones' numbers; never changed
 */
record Surroundings(RadioMap map, BitSet dark) {

    static Surroundings lit(RadioMap map) {
        return new Surroundings(map, new BitSet());
    }

    boolean isDark(int zone) {
        return zone >= 0 && dark.get(zone);
    }
}
