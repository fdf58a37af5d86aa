package org.wardkeeper.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Every pack of {@code rfid-adapters/wire}, good or refused, as bytes: what the fuzz tests begin with. */
final class WirePacks {
    private static final Path WIRE = Path.of("..", "rfid-adapters", "wire");

    private WirePacks() {}

    static List<byte[]> in(SenmlFormat format) {
        String ending = format == SenmlFormat.CBOR ? ".cbor.hex" : ".json";
        try (Stream<Path> files = Files.list(WIRE)) {
            List<byte[]> packs = files.filter(file ->
                            file.toString().endsWith(ending) && !file.toString().endsWith(".resolved.json"))
                    .sorted()
                    .map(file -> body(file, format))
                    .filter(body -> body.length > 0)
                    .toList();
            if (packs.size() < 20) {
                throw new IllegalStateException("too few packs in " + WIRE.toAbsolutePath());
            }
            return packs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] body(Path file, SenmlFormat format) {
        try {
            byte[] content = Files.readAllBytes(file);
            return format == SenmlFormat.JSON
                    ? content
                    : HexFormat.of().parseHex(new String(content, StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
