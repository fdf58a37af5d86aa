package org.wardkeeper.draft;

import java.util.List;
import org.wardkeeper.ground.PlanChange;

/**
 * A plan as it is stored now.
 *
 * @param version its number; the same as before where nothing was changed
 * @param summary the changes in words
 * @param warnings what is odd and was taken all the same
 */
public record Saved(int version, List<PlanChange> changes, String summary, List<Fault> warnings) {

    static Saved as(int version, List<PlanChange> changes, List<Fault> warnings) {
        return new Saved(version, changes, PlanChange.inWords(changes), warnings);
    }
}
