package org.wardkeeper.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.LogManager;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;

/** {@code verify [--key FILE] FILE…}: whether exported logs are as they were exported. */
public final class VerifyCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    /** Unpacked from a zip they keep their names; whatever else a CSV is called, it holds readings. */
    private static final Set<String> SMALL_TABLES = Set.of("excursions.csv", "checks.csv", "corrections.csv");

    private final PrintStream out;
    private final Optional<byte[]> trusted;
    private final List<FileOfMany> ofMany = new ArrayList<>();

    private VerifyCommand(PrintStream out, Optional<byte[]> trusted) {
        this.out = out;
        this.trusted = trusted;
    }

    public static void main(String[] arguments) {
        // What a library has to say of a file that somebody has damaged is no answer to who asks.
        LogManager.getLogManager().reset();
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** @return the exit code: 0 all as exported, 1 one is not, 2 asked for wrongly */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        List<Path> files = new ArrayList<>();
        Optional<byte[]> key = Optional.empty();
        try {
            for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
                String argument = rest.next();
                if (argument.equals("--key")) {
                    key = Optional.of(publicKey(Path.of(rest.next())));
                } else {
                    files.add(Path.of(argument));
                }
            }
        } catch (IOException | RuntimeException e) {
            err.println("wardkeeper: --key needs a file with a public key as PEM");
            return USAGE;
        }
        if (files.isEmpty()) {
            err.println("wardkeeper: verify needs a file; see ./wardkeeper verify --help");
            return USAGE;
        }
        int code = DONE;
        for (Path file : files) {
            if (!new VerifyCommand(out, key).isAsExported(file, err)) {
                code = FAILED;
            }
        }
        return code;
    }

    private boolean isAsExported(Path file, PrintStream err) {
        try {
            List<String> faults = check(file);
            if (faults.isEmpty()) {
                out.println(Plain.line(file + ": as exported"));
                return true;
            }
            tellFaults(file, faults, err);
        } catch (Fault e) {
            tellFaults(file, List.of(e.getMessage()), err);
        } catch (NoSuchFileException e) {
            err.println(Plain.line("wardkeeper: there is no file " + file));
        } catch (IOException | RuntimeException e) {
            err.println(Plain.line("wardkeeper: " + file + " cannot be read: " + e.getMessage()));
        } catch (OutOfMemoryError | StackOverflowError e) {
            err.println(Plain.line("wardkeeper: " + file + " cannot be read: it is no file that is exported"));
        }
        return false;
    }

    private void tellFaults(Path file, List<String> faults, PrintStream err) {
        out.println(Plain.line(file + ": NOT AS EXPORTED"));
        faults.stream().limit(20).forEach(fault -> out.println(Plain.line("  " + fault)));
        err.println(Plain.line("wardkeeper: " + file + ": " + faults.get(0)));
    }

    private List<String> check(Path file) throws IOException, Fault {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return check(List.of(csv(file)));
        }
        if (name.endsWith(".zip")) {
            return zip(file);
        }
        return document(file, "");
    }

    /** A zip of tables, or of documents that are checked each by itself. */
    private List<String> zip(Path file) throws IOException, Fault {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<ZipEntry> documents = ZipBundles.documents(zip);
            List<String> faults = new ArrayList<>();
            for (ZipEntry entry : documents) {
                faults.addAll(inside(zip, entry));
            }
            if (documents.isEmpty()
                    || documents.size() < ZipBundles.entries(zip).size()) {
                faults.addAll(check(ZipBundles.of(zip)));
            }
            faults.addAll(FileOfMany.faults(ofMany));
            return faults;
        }
    }

    private List<String> inside(ZipFile zip, ZipEntry entry) throws IOException {
        Path unpacked = Files.createTempFile("wardkeeper-verify", kind(entry.getName()));
        try (InputStream in = zip.getInputStream(entry);
                OutputStream to = Files.newOutputStream(unpacked)) {
            Bounds.unpack(in, entry.getCompressedSize(), to);
            return document(unpacked, entry.getName() + '/');
        } catch (Fault | IOException e) {
            return List.of(entry.getName() + ": " + e.getMessage());
        } finally {
            Files.delete(unpacked);
        }
    }

    /** @param name what is told of it begins so */
    private List<String> document(Path file, String name) throws IOException, Fault {
        switch (kind(file.getFileName().toString())) {
            case ".xlsx" -> {
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    return check(List.of(XlsxBundle.of(zip).named(name)));
                }
            }
            case ".pdf" -> {
                return pdf(file, name);
            }
            default -> throw new IOException("it is none of zip, csv, xlsx and pdf");
        }
    }

    /** Strictly: where a file has to be guessed at, another reader may guess otherwise. */
    private List<String> pdf(Path file, String name) throws IOException, Fault {
        try (RandomAccessRead in = new RandomAccessReadBufferedFile(file.toFile());
                PDDocument document =
                        new PDFParser(in, "", null, null, IOUtils.createTempFileOnlyStreamCache()).parse(false)) {
            return check(List.of(PdfBundle.of(document).named(name)));
        }
    }

    private static String kind(String name) {
        return name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
    }

    private List<String> check(List<Bundle> bundles) {
        List<String> faults = new ArrayList<>();
        for (Bundle bundle : bundles) {
            BundleCheck check = new BundleCheck(bundle, trusted).run();
            String before = bundle.name().isEmpty() ? "  " : "  " + bundle.name() + ' ';
            check.told().forEach(line -> out.println(Plain.line(before + line)));
            check.faults().forEach(fault -> faults.add(bundle.name() + fault));
            check.ofMany().ifPresent(ofMany::add);
        }
        if (bundles.isEmpty()) {
            faults.add("there is no log in it");
        }
        return faults;
    }

    /** A CSV with its manifest beside it: of its own name, or the only one of the folder. */
    private static Bundle csv(Path file) throws IOException, Fault {
        String name = file.getFileName().toString();
        List<Path> candidates = List.of(
                file.resolveSibling(name + ".manifest.json"),
                file.resolveSibling(name.substring(0, name.length() - ".csv".length()) + ".manifest.json"),
                file.resolveSibling("manifest.json"));
        Path manifest = candidates.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no manifest.json beside it"));
        Table table = each -> {
            try (InputStream in = Files.newInputStream(file)) {
                Table.split(in, each);
            }
        };
        String known = SMALL_TABLES.contains(name) ? name : "readings.csv";
        try (InputStream in = Files.newInputStream(manifest)) {
            return new Bundle("", Bounds.text(in, "the manifest beside it"), Map.of(known, table), false);
        }
    }

    private static byte[] publicKey(Path file) throws IOException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        String begin = "-----BEGIN PUBLIC KEY-----";
        int start = pem.indexOf(begin) + begin.length();
        return Base64.getMimeDecoder().decode(pem.substring(start, pem.indexOf("-----END PUBLIC KEY-----")));
    }
}
