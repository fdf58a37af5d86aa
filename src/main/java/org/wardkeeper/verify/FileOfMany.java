package org.wardkeeper.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One unit's log among those that were exported together: each says by its signature which the others were, so that none
 * can be left out or put in the place of another.
 *
 * @param name where in the zip it is
 * @param report which export it is of
 * @param together the ids of all units of that export
 */
record FileOfMany(String name, String report, String unit, Set<String> together) {

    static Optional<FileOfMany> of(String name, JsonNode manifest) {
        Set<String> together = new TreeSet<>();
        manifest.path("together").forEach(unit -> together.add(unit.asText()));
        return together.isEmpty()
                ? Optional.empty()
                : Optional.of(new FileOfMany(
                        name,
                        manifest.path("report").asText(),
                        manifest.path("unit").path("id").asText(),
                        together));
    }

    /** What is wrong with a zip of these. */
    static List<String> faults(List<FileOfMany> files) {
        List<String> faults = new ArrayList<>();
        if (files.isEmpty()) {
            return faults;
        }
        FileOfMany first = files.get(0);
        files.stream()
                .filter(file -> !file.report.equals(first.report))
                .forEach(file -> faults.add(file.name + " is of another report than " + first.name));
        for (int i = 1; i < files.size(); i++) {
            for (FileOfMany earlier : files.subList(0, i)) {
                if (earlier.unit.equals(files.get(i).unit)) {
                    faults.add(files.get(i).name + " is of the same storage unit as " + earlier.name);
                }
            }
        }
        Set<String> there = files.stream().map(FileOfMany::unit).collect(Collectors.toSet());
        first.together.stream()
                .filter(unit -> !there.contains(unit))
                .forEach(unit -> faults.add(
                        "storage unit " + unit + " is missing: it was exported together with " + first.unit));
        return faults;
    }
}
