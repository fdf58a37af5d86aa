package org.wardkeeper.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.wardkeeper.evidence.HashTree;
import org.wardkeeper.evidence.RootStatement;
import org.wardkeeper.evidence.Seal;
import org.wardkeeper.evidence.SignedText;

/** Checks one unit's log: signature, tables, chain, roots. Tells what it has checked, line by line. */
final class BundleCheck {

    private static final HexFormat HEX = HexFormat.of();
    private static final Base64.Decoder BASE64 = Base64.getDecoder();
    private static final String READINGS = "readings.csv";

    /** The sums of a table are one text, however long it is. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Bounds.MANIFEST)
                    .build())
            .build());

    private final Bundle bundle;
    private final Optional<byte[]> trusted;
    private final List<String> told = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Optional<FileOfMany> ofMany = Optional.empty();

    /** @param trusted the site's public key as the asker knows it; empty where any key will do that says who it is */
    BundleCheck(Bundle bundle, Optional<byte[]> trusted) {
        this.bundle = bundle;
        this.trusted = trusted;
    }

    /** What was checked, in the order in which it was. */
    List<String> told() {
        return told;
    }

    /** What is not as it was exported; the first names the first row. */
    List<String> faults() {
        return faults;
    }

    /** What it says of the others that were exported with it; empty where it was exported alone. */
    Optional<FileOfMany> ofMany() {
        return ofMany;
    }

    BundleCheck run() {
        JsonNode manifest = manifest();
        if (manifest == null) {
            return this;
        }
        ofMany = FileOfMany.of(bundle.name(), manifest);
        Optional<String> wrongSignature = signature(manifest);
        Map<String, Map<Long, byte[]>> sealed = roots(manifest);
        tables(manifest, sealed);
        wrongSignature.ifPresent(faults::add);
        faults.addAll(bundle.strange());
        if (!manifest.path("intact").asBoolean(false)) {
            faults.add("when it was exported, the server itself said: "
                    + manifest.path("intact").asText("nothing of whether its log was intact"));
        }
        return this;
    }

    private JsonNode manifest() {
        try {
            JsonNode manifest = JSON.readTree(bundle.manifest());
            if (manifest.path("manifest").asText().equals("wardkeeper log 1")) {
                return manifest;
            }
            faults.add("the manifest is not one of a log, or of a version that is not known here");
        } catch (JsonProcessingException e) {
            faults.add("the manifest cannot be read");
        }
        return null;
    }

    private Optional<String> signature(JsonNode manifest) {
        byte[] key = bytes(manifest.path("key").path("public").asText());
        Optional<SignedText> signed = SignedText.read(bundle.manifest());
        String id = Seal.keyId(key);
        if (signed.isEmpty()
                || !Seal.isOf(key, signed.get().signed(), signed.get().signature())) {
            return Optional.of("the manifest was changed: its signature does not fit");
        }
        if (!id.equals(manifest.path("key").path("id").asText())) {
            return Optional.of("the manifest names another key than it carries");
        }
        if (trusted.isPresent() && !Arrays.equals(trusted.get(), key)) {
            return Optional.of("the manifest is signed with key " + id + ", which is not the site's");
        }
        told.add("storage unit " + manifest.path("unit").path("id").asText() + " ("
                + manifest.path("unit").path("name").asText() + ", "
                + manifest.path("site").asText() + ") from "
                + manifest.path("period").path("from").asText() + " to "
                + manifest.path("period").path("to").asText());
        told.add("report " + manifest.path("report").asText() + " of "
                + manifest.path("generated").path("at").asText() + " for "
                + manifest.path("generated").path("by").asText() + ": signed with key " + id
                + (trusted.isPresent() ? ", which is the site's" : " (compare it with the site's)"));
        return Optional.empty();
    }

    /** Checks every root, and gives the hashes that stand under them: by sensor, by arrival number. */
    private Map<String, Map<Long, byte[]>> roots(JsonNode manifest) {
        Map<String, Map<Long, byte[]>> sealed = new HashMap<>();
        int count = 0;
        for (JsonNode root : manifest.path("roots")) {
            Optional<String> wrong = wrong(root);
            if (wrong.isPresent()) {
                faults.add("the root of " + root.path("day").asText() + " " + wrong.get());
                continue;
            }
            sealed.computeIfAbsent(root.path("sensor").asText(), sensor -> new HashMap<>())
                    .put(
                            root.path("arrival").asLong(),
                            bytesOfHex(root.path("hash").asText()));
            count++;
        }
        told.add(count + " daily roots, each signed and leading to the log's chain");
        return sealed;
    }

    private Optional<String> wrong(JsonNode root) {
        try {
            byte[] key = bytes(root.path("publicKey").asText());
            RootStatement statement = new RootStatement(
                    LocalDate.parse(root.path("day").asText()),
                    Instant.parse(root.path("sealedAt").asText()),
                    root.path("chains").asInt(),
                    bytesOfHex(root.path("root").asText()),
                    bytesOfHex(root.path("previous").asText()));
            List<byte[]> path = new ArrayList<>();
            root.path("path").forEach(step -> path.add(bytesOfHex(step.asText())));
            byte[] leaf = RootStatement.leaf(
                    root.path("name").asText(),
                    root.path("arrival").asLong(),
                    bytesOfHex(root.path("hash").asText()));
            boolean named =
                    root.path("name").asText().equals(root.path("sensor").asText() + " temperature");
            if (!Seal.isOf(key, statement.bytes(), bytes(root.path("signature").asText()))) {
                return Optional.of("is not what was signed");
            }
            return named
                            && HashTree.leadsTo(
                                    statement.root(), leaf, root.path("leaf").asInt(), statement.leaves(), path)
                    ? Optional.empty()
                    : Optional.of("does not stand over this log");
        } catch (java.time.DateTimeException e) {
            return Optional.of("cannot be read");
        }
    }

    private void tables(JsonNode manifest, Map<String, Map<Long, byte[]>> sealed) {
        TreeSet<String> more = new TreeSet<>(bundle.tables().keySet());
        for (JsonNode entry : manifest.path("tables")) {
            String name = entry.path("name").asText();
            more.remove(name);
            Table table = bundle.tables().get(name);
            if (table == null && !bundle.whole()) {
                told.add(name + " is not here and was not checked");
            } else if (table == null) {
                faults.add(name + " is missing");
            } else {
                table(name, entry, table, sealed, manifest);
            }
        }
        if (manifest.path("tables").isEmpty()) {
            faults.add("the manifest knows of no table");
        }
        more.forEach(name -> faults.add(name + " was added"));
    }

    private void table(
            String name, JsonNode entry, Table table, Map<String, Map<Long, byte[]>> sealed, JsonNode manifest) {
        Sums sums = new Sums(name, bytes(entry.path("sums").asText()));
        ChainCheck chain = new ChainCheck(name, beginnings(manifest), sealed);
        boolean chained = name.equals(READINGS);
        try {
            table.read((bytes, length) -> {
                sums.line(bytes, length);
                if (chained) {
                    chain.line(bytes, length);
                }
            });
        } catch (Damaged e) {
            sums.differing().ifPresent(faults::add);
            faults.add(name + " line " + e.line() + " is not where it was: " + e.getMessage());
            return;
        } catch (IOException | RuntimeException e) {
            sums.differing().ifPresent(faults::add);
            faults.add(name + " cannot be read behind line " + sums.lines() + ": " + e.getMessage());
            return;
        }
        if (!chained) {
            settle(sums, entry, name, Optional.empty(), "");
            return;
        }
        String rows = chain.rows() + " readings, each chained to the one before, " + chain.begun()
                + " to one outside of this table; " + chain.bound() + " of them stand under a daily root"
                + (chain.unchained() == 0 ? "" : "; " + chain.unchained() + " are from before there was a chain");
        settle(sums, entry, name, chain.fault(), ": " + rows);
    }

    private void settle(Sums sums, JsonNode entry, String name, Optional<String> broken, String more) {
        try {
            sums.expect(bytesOfHex(entry.path("sha256").asText()));
            if (broken.isEmpty()) {
                told.add(
                        name + ", " + sums.lines() + (sums.lines() == 1 ? " line" : " lines") + ", as exported" + more);
            }
        } catch (Fault e) {
            faults.add(e.getMessage());
        }
        broken.ifPresent(faults::add);
    }

    private static Map<String, ChainCheck.Beginning> beginnings(JsonNode manifest) {
        Map<String, ChainCheck.Beginning> beginnings = new HashMap<>();
        for (JsonNode chain : manifest.path("chains")) {
            try {
                beginnings.put(
                        chain.path("sensor").asText(),
                        new ChainCheck.Beginning(
                                bytesOfHex(chain.path("start").asText()),
                                Instant.parse(chain.path("since").asText())));
            } catch (java.time.DateTimeException e) {
                // Then its rows are found to have no beginning.
            }
        }
        return beginnings;
    }

    private static byte[] bytes(String base64) {
        try {
            return BASE64.decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] bytesOfHex(String hex) {
        try {
            return HEX.parseHex(hex);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
