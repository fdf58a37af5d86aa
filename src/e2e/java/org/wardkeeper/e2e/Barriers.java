package org.wardkeeper.e2e;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What stands in somebody's way on a page, as axe finds it. */
final class Barriers {
    private static final List<String> SERIOUS = List.of("serious", "critical");

    private Barriers() {}

    /** The rules that are broken and where; what is all right is not listed, which takes longer than to find it. */
    static List<String> serious(Page page) {
        var violationsAlone = new AxeRunOptions();
        violationsAlone.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                        .options(violationsAlone)
                        .setLegacyMode(true) // our pages have no frames, and need no second page to gather theirs
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(rule -> SERIOUS.contains(String.valueOf(rule.getImpact())))
                        .map(rule -> rule.getId() + " " + rule.getNodes())
                        .toList();
    }
}
