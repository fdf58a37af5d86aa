package org.wardkeeper.adapter.replay;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Recorded sightings in the order of their time; at least one. */
record Recording(List<Heard> heard) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();
    private static final List<String> COLUMNS = List.of("time_ms", "reader", "tag", "rssi");

    /** One line of the recording: {@code time_ms,reader,tag,rssi}, the RSSI in dBm. */
    record Heard(long timeMs, String reader, String tag, double rssi) {}

    Recording {
        if (heard.isEmpty()) {
            throw new IllegalArgumentException("The recording has no sightings.");
        }
        heard = heard.stream().sorted(Comparator.comparingLong(Heard::timeMs)).toList();
    }

    /**
     * @throws IllegalArgumentException with the line and the reason, where the file is not a recording
     */
    static Recording read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + file + ".");
        }
        List<Heard> heard = new ArrayList<>();
        try (Reader text = Files.newBufferedReader(file);
                var rows = FORMAT.parse(text)) {
            if (!rows.getHeaderNames().containsAll(COLUMNS)) {
                throw new IllegalArgumentException(file + ": the first line must name the columns " + COLUMNS + ".");
            }
            for (CSVRecord row : rows) {
                heard.add(heard(file, row));
            }
        }
        return new Recording(heard);
    }

    private static Heard heard(Path file, CSVRecord row) {
        try {
            return new Heard(
                    Long.parseLong(row.get("time_ms")),
                    row.get("reader"),
                    row.get("tag"),
                    Double.parseDouble(row.get("rssi")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + ", line " + (row.getRecordNumber() + 1) + ": " + e.getMessage(), e);
        }
    }

    long startMs() {
        return heard.get(0).timeMs();
    }

    long endMs() {
        return heard.get(heard.size() - 1).timeMs();
    }

    /** What each reader heard within one slice of time, slices and readers in the order of their first sighting. */
    List<List<Heard>> slices(long sliceMs) {
        Map<String, List<Heard>> slices = new LinkedHashMap<>();
        for (Heard one : heard) {
            String slice = (one.timeMs() - startMs()) / sliceMs + " " + one.reader();
            slices.computeIfAbsent(slice, key -> new ArrayList<>()).add(one);
        }
        return List.copyOf(slices.values());
    }
}
