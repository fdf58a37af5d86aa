package org.wardkeeper.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code keys.csv} in the data folder: one line {@code urn,key_hex} an identity, readable by the owner alone. It is
 * replaced as a whole by an atomic rename, so that a crash leaves the old file or the new one. A device's first identity
 * is its URN, later ones are {@code URN#2}, {@code URN#3} …; at most two are active.
 */
public final class KeyFile {

    private static final String HEADER = "urn,key_hex";

    /** What a key from elsewhere must have at least: 128 bits. */
    private static final int KEY_BYTES = 16;

    /** Five bits a letter, so that a key can also be typed or given to a client on its command line. */
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    /** 26 letters are 130 bits. */
    private static final int KEY_LETTERS = 26;

    private static final Pattern LATER_KEY = Pattern.compile("#[1-9][0-9]{0,8}");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;

    public KeyFile(Path dataFolder) {
        this.file = dataFolder.resolve("keys.csv");
    }

    /** A freshly made key. */
    public record NewKey(String identity, byte[] key) {

        public String hex() {
            return HexFormat.of().formatHex(key);
        }
    }

    /** Keys by identity; empty where there is no file yet. */
    public Map<String, byte[]> read() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            keepToOwner();
            Map<String, byte[]> keys = new TreeMap<>();
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
                throw new IllegalStateException(
                        "The key file " + file + " is damaged in line 1, which must be " + HEADER + ".");
            }
            for (int i = 1; i < lines.size(); i++) {
                readLine(lines.get(i), i + 1, keys);
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be read.", e);
        }
    }

    /** Makes a key for every URN that has none; the others stay as they are. Returns how many were made. */
    public int addMissing(Collection<String> urns) {
        Map<String, byte[]> keys = new TreeMap<>(read());
        Set<String> known = keys.keySet().stream().map(DeviceKeys::urnOf).collect(Collectors.toSet());
        int made = 0;
        for (String urn : urns) {
            if (known.add(urn)) {
                keys.put(urn, randomKey());
                made++;
            }
        }
        if (made > 0) {
            write(keys);
        }
        return made;
    }

    /** Makes the next key of a device. The newest one so far stays active beside it; older ones end. */
    public NewKey rotate(String urn) {
        Map<String, byte[]> keys = new TreeMap<>(read());
        int newest = keys.keySet().stream()
                .filter(identity -> DeviceKeys.urnOf(identity).equals(urn))
                .mapToInt(KeyFile::number)
                .max()
                .orElse(0);
        keys.keySet().removeIf(identity -> DeviceKeys.urnOf(identity).equals(urn) && number(identity) < newest);
        NewKey next = new NewKey(newest == 0 ? urn : urn + "#" + (newest + 1), randomKey());
        keys.put(next.identity(), next.key());
        write(keys);
        return next;
    }

    /** Ends keys by their identities; which of them there were is what is returned. */
    public Set<String> end(Collection<String> identities) {
        Map<String, byte[]> keys = new TreeMap<>(read());
        Set<String> ended = new TreeSet<>(identities);
        ended.retainAll(keys.keySet());
        if (!ended.isEmpty()) {
            keys.keySet().removeAll(ended);
            write(keys);
        }
        return ended;
    }

    private static int number(String identity) {
        int hash = identity.lastIndexOf('#');
        return hash < 0 ? 1 : Integer.parseInt(identity.substring(hash + 1));
    }

    private static byte[] randomKey() {
        byte[] key = new byte[KEY_LETTERS];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) LETTERS.charAt(RANDOM.nextInt(LETTERS.length()));
        }
        return key;
    }

    private void readLine(String line, int number, Map<String, byte[]> keys) {
        if (line.isBlank()) {
            return;
        }
        int comma = line.lastIndexOf(',');
        try {
            byte[] key = HexFormat.of().parseHex(line.substring(comma + 1).strip());
            if (comma < 1 || key.length < KEY_BYTES || keys.put(identity(line.substring(0, comma)), key) != null) {
                throw new IllegalArgumentException();
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The key file " + file + " is damaged in line " + number
                            + "; each line is a device identity that no other line has, a comma and at least 32 hexadecimal digits.");
        }
    }

    /** A URN, or one with the number of a later key. */
    private static String identity(String text) {
        int hash = text.lastIndexOf('#');
        DeviceUrn.checked(DeviceKeys.urnOf(text));
        if (hash >= 0 && !LATER_KEY.matcher(text.substring(hash)).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private void write(Map<String, byte[]> keys) {
        String text = keys.entrySet().stream()
                .map(entry -> entry.getKey() + "," + HexFormat.of().formatHex(entry.getValue()) + "\n")
                .collect(Collectors.joining("", HEADER + "\n", ""));
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "keys", ".new", ownerOnly());
            try {
                writeDurably(fresh, text);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be written.", e);
        }
    }

    private static void writeDurably(Path path, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void keepToOwner() throws IOException {
        if (posix()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
