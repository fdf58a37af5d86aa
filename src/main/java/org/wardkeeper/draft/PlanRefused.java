package org.wardkeeper.draft;

import java.util.List;
import java.util.stream.Collectors;

/** A plan that cannot be stored, with every reason. */
final class PlanRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int TOLD_IN_WORDS = 3;

    private final transient List<Fault> faults;

    PlanRefused(List<Fault> faults) {
        super(inWords(faults));
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }

    private static String inWords(List<Fault> faults) {
        String first = faults.stream().limit(TOLD_IN_WORDS).map(Fault::sentence).collect(Collectors.joining(" "));
        int more = faults.size() - TOLD_IN_WORDS;
        return more > 0 ? first + " There are " + more + " more of these." : first;
    }
}
