package org.wardkeeper.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.wardkeeper.coldlog.Mkt;
import org.wardkeeper.coldlog.UnitSummary;
import org.wardkeeper.evidence.RowChain;
import org.wardkeeper.evidence.Seal;
import org.wardkeeper.evidence.SignedText;
import org.wardkeeper.evidence.TableCheck;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.seal.Roots;
import org.wardkeeper.seal.SiteKey;
import org.wardkeeper.sheet.LocalStamps;
import org.wardkeeper.timeline.Sensor;

/**
 * Everything about an export that is not a line of a table, and what proves the lines: signed JSON (docs/evidence.md). To
 * be made when all tables are written.
 */
public final class Manifest {

    private static final HexFormat HEX = HexFormat.of();
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private final UnitTables tables;
    private final Asked asked;
    private final Facts facts;

    /**
     * What does not depend on the unit.
     *
     * @param software name and version
     */
    public record Facts(String site, String software, SiteKey key, Roots roots) {}

    public Manifest(UnitTables tables, Facts facts) {
        this.tables = tables;
        this.asked = tables.asked();
        this.facts = facts;
    }

    /** The signed text. */
    public String text() throws SQLException {
        Map<String, Object> all = facts();
        all.put("intact", intact());
        all.put("chains", chains());
        all.put("roots", roots());
        return signed(all, tables.checks(), facts.key().publicPart(), facts.key()::sign);
    }

    /** Says what the tables were, and by which key all of it is signed; and signs it. */
    public static String signed(
            Map<String, Object> facts, Map<String, TableCheck> tables, byte[] publicKey, UnaryOperator<byte[]> signer) {
        Map<String, Object> all = new LinkedHashMap<>(facts);
        all.put("tables", checks(tables));
        all.put("key", key(publicKey));
        try {
            return SignedText.of(new ObjectMapper().writer(PRINTER).writeValueAsString(all), signer)
                    .text();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A manifest could not be written.", e);
        }
    }

    /** What it says, member by member, without the sums of lines. */
    public Map<String, Object> facts() throws SQLException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("manifest", "wardkeeper log 1");
        List<String> attention = new ArrayList<>();
        all.put("attention", attention);
        all.put("report", asked.report().toString());
        all.put("site", facts.site());
        all.put("timeZone", asked.zone().getId());
        all.put("unit", unit());
        all.put("together", asked.together());
        all.put("period", Map.of("from", local(asked.from()), "to", local(asked.to())));
        tables.keptFrom().ifPresent(since -> all.put("readingsKeptFrom", local(since)));
        all.put("generated", generated());
        all.put("summary", summary());
        all.put("meanKineticTemperature", mkt());
        all.put("limits", limits());
        all.put("intervals", intervals());
        all.put("rules", tables.records().rules(asked));
        all.put("sensors", UnitFacts.sensors(asked, tables.log().connection()));
        all.put("calibration", tables.records().certificates(asked));
        all.put("lots", tables.records().lots(asked));
        attention.addAll(Attention.to(all, asked));
        return all;
    }

    private Map<String, Object> unit() throws SQLException {
        Map<String, Object> unit = new LinkedHashMap<>();
        unit.put("id", asked.unit().id());
        unit.put("name", asked.unit().name());
        unit.put("kind", asked.unit().kind().slug());
        unit.put("location", UnitFacts.place(asked, tables.log().connection()));
        unit.put("intervalSeconds", asked.unit().interval().toSeconds());
        return unit;
    }

    private Map<String, Object> generated() {
        Map<String, Object> generated = new LinkedHashMap<>();
        generated.put("at", local(asked.now()));
        generated.put("by", asked.by());
        generated.put("software", facts.software());
        generated.put("query", asked.query());
        return generated;
    }

    private Map<String, Object> summary() throws SQLException {
        UnitSummary figures = tables.summary();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("expected", figures.expected());
        summary.put("received", figures.received());
        summary.put("missing", figures.missing());
        summary.put("coveragePercent", coverage(figures));
        summary.put("minCel", figures.minCel());
        summary.put("maxCel", figures.maxCel());
        summary.put("meanCel", figures.meanCel());
        summary.put("mktCel", figures.mktCel());
        summary.put("secondsAbove", figures.secondsAbove());
        summary.put("secondsBelow", figures.secondsBelow());
        summary.put("secondsInside", figures.secondsInside());
        summary.put("secondsUnknown", figures.secondsUnknown());
        summary.put("excursions", figures.excursions().size());
        summary.put("noData", figures.received() == 0);
        return summary;
    }

    /** Never rounded up: it is 100 where nothing is missing. Null where nothing was expected. */
    public static Double coverage(UnitSummary figures) {
        return figures.expected() == 0
                ? null
                : Math.min(100, Math.floor(1000.0 * figures.received() / figures.expected()) / 10.0);
    }

    private Object mkt() {
        return asked.unit().kind().frozen()
                ? null
                : Map.of(
                        "activationEnergyKjPerMol",
                        Mkt.ACTIVATION_ENERGY,
                        "gasConstantKjPerMolKelvin",
                        Mkt.GAS_CONSTANT,
                        "weights",
                        "holding time; none in a gap",
                        "window",
                        "the period");
    }

    private List<Map<String, Object>> intervals() {
        return tables.log().intervals().during(asked.period()).stream()
                .map(step -> {
                    Map<String, Object> interval = new LinkedHashMap<>();
                    interval.put("from", LocalStamps.text(Micros.in(asked.zone(), step.since())));
                    interval.put("seconds", step.interval() / Micros.SECOND);
                    return interval;
                })
                .toList();
    }

    private List<Map<String, Object>> limits() {
        return tables.log().limits().during(asked.period()).stream()
                .map(step -> {
                    Map<String, Object> limits = new LinkedHashMap<>();
                    limits.put("from", LocalStamps.text(Micros.in(asked.zone(), step.since())));
                    limits.put("lowCel", step.limits().lowCel());
                    limits.put("highCel", step.limits().highCel());
                    return limits;
                })
                .toList();
    }

    private Object intact() {
        return tables.firstBroken()
                .<Object>map(row -> "the reading of " + LocalStamps.text(Micros.in(asked.zone(), row.at())) + " by "
                        + row.sensor().urn() + " is not what was stored")
                .orElse(true);
    }

    private List<Map<String, Object>> chains() throws SQLException {
        List<Map<String, Object>> chains = new ArrayList<>();
        for (Sensor sensor : sensors()) {
            Map<String, Object> chain = new LinkedHashMap<>();
            chain.put("sensor", sensor.urn());
            chain.put("stream", "temperature");
            chain.put("start", HEX.formatHex(RowChain.start(sensor.urn(), "temperature")));
            chain.putAll(UnitFacts.rows(
                            "select since from chain_head where stream_id = ?",
                            tables.log().connection(),
                            sensor.streamId())
                    .get(0));
            chains.add(chain);
        }
        return chains;
    }

    private List<Sensor> sensors() {
        return tables.log().sensors().stream()
                .filter(sensor -> sensor.streamId() != null
                        && sensor.since() < asked.period().to()
                        && asked.period().from() < sensor.until())
                .filter(distinctStream())
                .toList();
    }

    private static java.util.function.Predicate<Sensor> distinctStream() {
        var seen = new java.util.HashSet<Integer>();
        return sensor -> seen.add(sensor.streamId());
    }

    private List<Map<String, Object>> roots() throws SQLException {
        List<Map<String, Object>> roots = new ArrayList<>();
        LocalDate from = day(asked.from(), asked.zone());
        LocalDate to = day(asked.to(), asked.zone());
        for (Sensor sensor : sensors()) {
            for (Roots.Witness witness :
                    facts.roots().of(sensor.streamId(), from, to, tables.log().connection())) {
                roots.add(root(witness, sensor));
            }
        }
        return roots;
    }

    private static Map<String, Object> root(Roots.Witness witness, Sensor sensor) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("day", witness.statement().day().toString());
        root.put("sealedAt", witness.statement().sealedAt().toString());
        root.put("chains", witness.statement().leaves());
        root.put("root", HEX.formatHex(witness.statement().root()));
        root.put("previous", HEX.formatHex(witness.statement().previous()));
        root.put("keyId", witness.keyId());
        root.put("publicKey", BASE64.encodeToString(witness.publicKey()));
        root.put("signature", BASE64.encodeToString(witness.signature()));
        root.put("sensor", sensor.urn());
        root.put("leaf", witness.leaf());
        root.put("name", witness.name());
        root.put("arrival", witness.n());
        root.put("hash", HEX.formatHex(witness.hash()));
        root.put("path", witness.path().stream().map(HEX::formatHex).toList());
        return root;
    }

    private static List<Map<String, Object>> checks(Map<String, TableCheck> tables) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map.Entry<String, TableCheck> table : tables.entrySet()) {
            Map<String, Object> check = new LinkedHashMap<>();
            check.put("name", table.getKey());
            check.put("lines", table.getValue().lines());
            check.put("bytes", table.getValue().bytes());
            check.put("sha256", HEX.formatHex(table.getValue().sha256()));
            check.put("sums", BASE64.encodeToString(table.getValue().sums()));
            all.add(check);
        }
        return all;
    }

    private static Map<String, Object> key(byte[] publicKey) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("id", Seal.keyId(publicKey));
        key.put("algorithm", Seal.ALGORITHM);
        key.put("public", BASE64.encodeToString(publicKey));
        return key;
    }

    private String local(java.time.Instant moment) {
        return LocalStamps.text(moment.atZone(asked.zone()).toOffsetDateTime());
    }

    private static LocalDate day(java.time.Instant moment, ZoneId zone) {
        return moment.atZone(zone).toLocalDate();
    }
}
