package org.wardkeeper.track;

import java.util.BitSet;
import org.wardkeeper.radio.RadioMap;

/**
 * By what tags are followed at one moment: the radio map, and the zones that nobody listens in because their readers have
 * fallen silent. That such a zone hears nothing of a tag says nothing.
 *
 * @param dark by the zones' numbers; never changed
 * @param reliability how often the model is right where it was taught
 */
public record Surroundings(RadioMap map, BitSet dark, Reliability reliability) {

    /** Where every reader is heard, and the claims are taken as they are. */
    public static Surroundings lit(RadioMap map) {
        return new Surroundings(map, new BitSet(), Reliability.claims());
    }

    boolean isDark(int zone) {
        return zone >= 0 && dark.get(zone);
    }
}
