package org.wardkeeper.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Download;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.text.PDFTextStripper;
import org.wardkeeper.verify.VerifyCommand;

/** A file that left the house, as whoever receives it opens it: far away from the server. */
record ExportedLog(Path file) {
    /** How {@code verify} ended, and what it said. */
    record Verdict(int code, String said) {}

    static ExportedLog saved(Download download, String name) throws IOException {
        Path file = Files.createTempDirectory("exported").resolve(name);
        download.saveAs(file);
        return new ExportedLog(file);
    }

    Verdict verified() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, UTF_8);
        int code = VerifyCommand.run(List.of(file.toString()), both, both);
        return new Verdict(code, out.toString(UTF_8));
    }

    /** What is printed on the pages of a PDF, in one line. */
    String printed() throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    /** A table that lies in a zip or a PDF. */
    String table(String name) throws IOException {
        if (isPdf()) {
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                return new String(inside(document, name).getEmbeddedFile().toByteArray(), UTF_8);
            }
        }
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            return Files.readString(zip.getPath(name));
        }
    }

    /** The same file with another table in the place of one. */
    ExportedLog with(String name, String table) throws IOException {
        Path other = file.resolveSibling("changed-" + file.getFileName());
        if (isPdf()) {
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                var content = new ByteArrayInputStream(table.getBytes(UTF_8));
                inside(document, name).setEmbeddedFile(new PDEmbeddedFile(document, content));
                document.save(other.toFile());
            }
        } else {
            Files.copy(file, other);
            try (FileSystem zip = FileSystems.newFileSystem(other)) {
                Files.writeString(zip.getPath(name), table);
            }
        }
        return new ExportedLog(other);
    }

    private boolean isPdf() {
        return file.toString().endsWith(".pdf");
    }

    private static PDComplexFileSpecification inside(PDDocument document, String name) throws IOException {
        return document.getDocumentCatalog()
                .getNames()
                .getEmbeddedFiles()
                .getNames()
                .get(name);
    }
}
