package org.wardkeeper;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The order of the house: a package imports only from the floors below its own. Change the list when the design
 * changes, in the same commit, with the reason.
 */
class HouseOrderTest {
    private static final String ROOT = "org.wardkeeper.";

    /** From the roof to the ground. Packages on one floor never import each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("app"),
            // Folders that are imported and plans that are drawn write the same ground, and do not know each other.
            List.of("ingest", "site", "draft", "survey"),
            // It has exports written and escalation's mail sent, and neither knows of it.
            List.of("monthly"),
            List.of("floorplan", "search", "trail", "export", "verify"),
            // What exports hold, below the forms it is given in.
            List.of("dossier"),
            // What is wrong is found above the alarms that follow from it, and they are shown above their life.
            List.of("watch", "escalation"),
            List.of("alarmboard"),
            // What exports are made of, besides the log.
            List.of("alarmbook", "correction", "paper", "sheet"),
            // Alarms decide purely, and their book keeps what comes of it.
            List.of("alarm", "coldlog"),
            // Temperatures out of range, and doors and mains: neither knows of the other.
            List.of("excursion", "lapse"),
            // One rule finds excursions, live and in every record: it stands below both, and above the rows it looks
            // at.
            List.of("span"),
            List.of("timeline", "threshold", "custody"),
            List.of("coldchain", "fleet", "teach"),
            // What was taught, above the live model that goes by it.
            List.of("lesson"),
            // The site seals what the journal has chained; exports show it.
            List.of("location", "environment", "words", "seal"),
            // One tag's filter, below the live model of all of them.
            List.of("track"),
            // What levels say of places; above the rules of a site folder, all who write plans.
            List.of("journal", "coap", "ground", "radio"),
            // Months of readings: the journal stores into them.
            List.of("report", "sitefolder", "partition"),
            List.of("asset"),
            List.of("device"),
            List.of("place"),
            List.of("rest"),
            List.of("door"),
            List.of("access", "rejection"),
            List.of("audit"),
            // Hashes, trees and signatures: the journal chains, others seal and check.
            List.of("quantity", "metrics", "spool", "evidence", "rounds", "language"));

    /** The launcher is a jar of its own. */
    private static final String APART = "launch";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.wardkeeper")
            .that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("org.wardkeeper.bench..")));

    @Test
    void every_package_has_its_floor() {
        List<String> known =
                new ArrayList<>(FLOORS.stream().flatMap(List::stream).toList());
        known.add(APART);

        assertThat(new TreeSet<>(HOUSE.stream().map(HouseOrderTest::packageOf).toList()))
                .isSubsetOf(known);
    }

    @Test
    void nothing_imports_upward_or_from_its_own_floor() {
        classes().should(onlyImportDownward()).check(HOUSE);
    }

    @Test
    void there_is_no_cycle_between_packages() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void the_launcher_and_the_server_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + APART)
                .should()
                .dependOnClassesThat(inTheHouseBut(APART))
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + APART)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + APART)
                .check(HOUSE);
    }

    @Test
    void quantities_reports_and_rules_know_nothing_of_jakarta() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "quantity..", ROOT + "report..")
                .or()
                .haveSimpleNameEndingWith("Rule")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void a_site_folder_is_checked_without_a_database_or_a_request() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "sitefolder..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "java.sql..", "javax.sql..")
                .check(HOUSE);
    }

    private static ArchCondition<JavaClass> onlyImportDownward() {
        return new ArchCondition<>("only import from the floors below") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                Optional<Integer> floor = floorOf(packageOf(from));
                for (Dependency found : from.getDirectDependenciesFromSelf()) {
                    Optional<Integer> target = floorOf(packageOf(found.getTargetClass()));
                    boolean inside = packageOf(from).equals(packageOf(found.getTargetClass()));
                    if (floor.isPresent() && target.isPresent() && !inside && target.get() <= floor.get()) {
                        events.add(SimpleConditionEvent.violated(from, found.getDescription()));
                    }
                }
            }
        };
    }

    /** Counted from the roof; empty for what is not of the house. */
    private static Optional<Integer> floorOf(String name) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(name)) {
                return Optional.of(floor);
            }
        }
        return Optional.empty();
    }

    /** The first package name below the root; empty for what is not of the house. */
    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.")[0] : "";
    }

    private static DescribedPredicate<JavaClass> inTheHouseBut(String name) {
        return DescribedPredicate.describe(
                "are of the house but not of " + name,
                type -> type.getPackageName().startsWith(ROOT)
                        && !packageOf(type).equals(name));
    }
}
