package org.wardkeeper.sitefolder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.wardkeeper.fuzz.Cost;
import org.wardkeeper.fuzz.Edit;
import org.wardkeeper.fuzz.Sentences;
import org.wardkeeper.place.GeoJson;
import org.wardkeeper.sitefolder.PlanRow.OpeningRow;
import org.wardkeeper.sitefolder.PlanRow.ZoneRow;

/** A site folder that somebody broke, by hand or on purpose: problems with file, line and reason, and never a crash. */
class SiteFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FILES =
            SmallSite.site().files().keySet().stream().sorted().toList();
    private static final List<String> JSON_FILES =
            FILES.stream().filter(file -> file.endsWith("json")).toList();

    private static final List<byte[]> FRAGMENTS = Stream.of(
                    "\"",
                    "\"\"",
                    ",",
                    "\r",
                    "\n",
                    "\r\n",
                    "\u0000",
                    "\ufeff",
                    "\u2028",
                    "\u001b[2J",
                    ";",
                    "\t",
                    "'",
                    "\\",
                    "[",
                    "]",
                    "{",
                    "}",
                    "[".repeat(3_000),
                    "{\"a\":".repeat(3_000),
                    "NaN",
                    "1e308",
                    "1e999",
                    "-0",
                    "null",
                    "9".repeat(2_000),
                    "\\u0000",
                    "\\ud800",
                    "=1+1",
                    "2147483648",
                    "-1",
                    "0x10",
                    "1d",
                    "<img>",
                    "a".repeat(5_000),
                    " ".repeat(5_000))
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();

    /** Values for any place of a JSON file, as they are written. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e308",
            "-1e308",
            "1e999",
            "0.1",
            "99999",
            "100001",
            "2147483648",
            "\"\"",
            "\"x\"",
            "\"l1-a\"",
            "\"l2-a\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"a\\nb\"",
            "\"" + "n".repeat(500) + "\"",
            "[]",
            "{}",
            "[[]]",
            "[0,0]",
            "[[0,0],[1,1]]",
            "[[[0,0],[10,10],[10,0],[0,10],[0,0]]]",
            "[[[0,0],[0,0],[0,0],[0,0]]]",
            "[[[0,0],[10,0],[10,10],[0,0]],[[20,20],[30,20],[30,30],[20,20]]]",
            "{\"\\u0000\":\"l1-a\"}",
            "{\"en\":7}",
            "{\"type\":\"MultiPolygon\",\"coordinates\":[]}",
            "{\"type\":\"Point\"}",
            "[\"l1-a\",\"l1-a\"]",
            "[\"l1-a\",null]");

    @Property
    void a_file_that_was_damaged_is_good_or_refused_with_reasons(
            @ForAll("files") String file, @ForAll("edits") List<Edit> edits) {
        byte[] good = SmallSite.site().file(file).getBytes(StandardCharsets.UTF_8);
        byte[] damaged = Edit.apply(edits, good, OTHERS, FRAGMENTS);
        check(SmallSite.site().withFile(file, new String(damaged, StandardCharsets.UTF_8)));
    }

    @Property
    void a_plan_with_anything_anywhere_is_good_or_refused_with_reasons(
            @ForAll("jsonFiles") String file, @ForAll("changes") List<Change> changes) {
        check(SmallSite.site().withFile(file, changed(SmallSite.site().file(file), changes)));
    }

    /** Rooms that nearly meet, the classic trouble of computed geometry. */
    @Property
    void rooms_that_nearly_meet_are_good_or_refused_with_reasons(@ForAll("outlines") List<List<double[]>> outlines) {
        var plan = new StringBuilder(
                """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","id":"l2","feature_type":"level","geometry":{"type":"Polygon","coordinates":[[[0,0],[20,0],[20,10],[0,10],[0,0]]]},"properties":{}}""");
        for (int i = 0; i < outlines.size(); i++) {
            plan.append(",\n{\"type\":\"Feature\",\"id\":\"").append(i == 0 ? "l2-a" : "r" + i);
            plan.append("\",\"feature_type\":\"unit\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[");
            outlines.get(i).forEach(point -> plan.append('[')
                    .append(point[0])
                    .append(',')
                    .append(point[1])
                    .append("],"));
            plan.append('[')
                    .append(outlines.get(i).get(0)[0])
                    .append(',')
                    .append(outlines.get(i).get(0)[1]);
            plan.append("]]]},\"properties\":{}}");
            if (i > 0) {
                plan.append(",\n{\"type\":\"Feature\",\"id\":\"d").append(i);
                plan.append("\",\"feature_type\":\"opening\",\"properties\":{\"units\":[\"l2-a\",\"r")
                        .append(i)
                        .append("\"]}}");
            }
        }
        check(SmallSite.site().withFile("l2.geojson", plan.append("]}").toString()));
    }

    @Example
    void megabytes_on_one_line_are_read_in_seconds() {
        for (String filling : List.of("a", " ", "a ", "\"\"", ",", "\u00e9")) {
            String line = filling.repeat(2_000_000 / filling.length());
            check(SmallSite.site().withLine("assets.csv", line));
            check(SmallSite.site().withLine("assets.csv", "WC-9,\"a" + line + "b\",wheelchair,,"));
        }
    }

    @Example
    void tens_of_thousands_of_bad_rows_are_read_in_seconds() {
        check(SmallSite.site().withFile("assets.csv", "id,name,kind,tag,home_zone\n" + "x,y,z\n".repeat(50_000)));
        check(SmallSite.site().withFile("assets.csv", "id,name\n" + "x,y\n".repeat(50_000)));
        check(SmallSite.site().withFile("assets.csv", ",".repeat(50_000)));
    }

    private static final List<byte[]> OTHERS = FILES.stream()
            .map(file -> SmallSite.site().file(file).getBytes(StandardCharsets.UTF_8))
            .toList();

    private static void check(SmallSite site) {
        long size = site.files().values().stream().mapToLong(String::length).sum();
        Cost cost = Cost.fromNow();
        CheckedSite checked = SiteCheck.check(site.files(), StoredRows.none());
        cost.assertAtMost(Duration.ofSeconds(10), 50_000_000 + 500 * size);
        Stream.concat(
                        checked.files()
                                .flatMap(file -> Stream.concat(file.refusals().stream(), file.warnings().stream())),
                        checked.strangeFiles().stream())
                .limit(1_000)
                .forEach(problem -> assertTold(problem, site));
        if (!checked.header().refused()) {
            checked.files().filter(file -> !file.refused()).forEach(SiteFuzzTest::assertStorable);
            assertThat(Ground.readers(checked))
                    .allSatisfy(reader -> assertThat(reader.at()).isNotNull());
            assertThat(Ground.openings(checked)).allSatisfy(opening -> assertComesBack(opening));
            checked.good(ZoneRow.class).forEach(zone -> assertThat(
                            GeoJson.parse(GeoJson.write(zone.shape())).equalsExact(zone.shape()))
                    .isTrue());
        }
    }

    private static void assertTold(Problem problem, SmallSite site) {
        Sentences.assertSentence(problem.toString(), 600);
        String content = site.files().getOrDefault(problem.file(), "");
        long breaks = content.chars().filter(c -> c == '\n' || c == '\r').count();
        assertThat((long) problem.line()).isBetween(0L, breaks + 2);
    }

    /** PostgreSQL's text knows no NUL, and half of a character does not come back. */
    private static void assertStorable(Parsed<?> file) {
        file.values().stream().limit(1_000).forEach(row -> assertThat(
                        row.toString().codePoints())
                .as(file.file())
                .noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static void assertComesBack(OpeningRow opening) {
        assertThat(opening.shape().isEmpty()).isFalse();
        assertThat(GeoJson.parse(GeoJson.write(opening.shape())).equalsExact(opening.shape()))
                .isTrue();
    }

    /** Another value in one place of a JSON file; places are counted in the order of writing, around. */
    record Change(int place, String value) {}

    private static String changed(String json, List<Change> changes) {
        try {
            String text = json;
            for (Change change : changes) {
                JsonNode root = JSON.readTree(text);
                replace(root, change);
                text = JSON.writeValueAsString(root);
            }
            return text;
        } catch (JsonProcessingException e) {
            return json;
        }
    }

    private static void replace(JsonNode root, Change change) {
        var containers = new ArrayList<JsonNode>();
        collect(root, containers);
        if (containers.isEmpty()) {
            return;
        }
        JsonNode container = containers.get(change.place() % containers.size());
        int entry = change.place() / containers.size();
        JsonNode value = JSON.getNodeFactory().rawValueNode(new RawValue(change.value()));
        if (container instanceof ArrayNode array && !array.isEmpty()) {
            array.set(entry % array.size(), value);
        } else if (container instanceof ObjectNode object && !object.isEmpty()) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            object.set(names.get(entry % names.size()), value);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(FILES);
    }

    @Provide
    Arbitrary<String> jsonFiles() {
        return Arbitraries.of(JSON_FILES);
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Edit.some(4);
    }

    /** The last change may be one that JSON cannot be read back from. */
    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(Arbitraries.integers().between(0, 100_000), Arbitraries.of(VALUES))
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<List<double[]>>> outlines() {
        Arbitrary<Double> along = Combinators.combine(
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.of(0, 0, 1e-15, 1e-12, -1e-12, 1e-9, 1e-6, 1e-3, 0.1 / 3))
                .as((metres, hair) -> metres + hair.doubleValue());
        Arbitrary<double[]> points = Combinators.combine(along, along).as((x, y) -> new double[] {x, y});
        return points.list().ofMinSize(3).ofMaxSize(6).list().ofMinSize(1).ofMaxSize(5);
    }
}
