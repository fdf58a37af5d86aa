package org.wardkeeper.draft;

import java.util.List;
import org.wardkeeper.sitefolder.Problem;

/**
 * What is wrong with one feature of a plan.
 *
 * @param feature its id; null where the plan as a whole is meant
 * @param reason one sentence
 */
public record Fault(String feature, String reason) {

    static List<Fault> of(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Fault(problem.feature(), problem.reason()))
                .toList();
    }

    String sentence() {
        return feature == null ? reason : feature + ": " + reason;
    }
}
