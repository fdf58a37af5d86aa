package org.wardkeeper.teach;

import java.util.List;
import java.util.Map;
import org.wardkeeper.radio.Taught;

/** What a fitted model makes of one moment. */
@FunctionalInterface
interface Evidence {
    /**
     * How likely it is to hear this in each zone, as logarithms that can be compared with each other; empty where the
     * model cannot say.
     */
    Map<String, Double> logLikelihoods(List<Taught> vector);
}
