package org.wardkeeper.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;

/**
 * A PDF/A-3b (ISO 19005-3) with files inside: fonts embedded, colours as sRGB, every file with its relation to the
 * document. What is large lies in temporary files until it is saved. To be closed.
 */
public final class PdfFile implements AutoCloseable {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument document;
    private final PDFont font;
    private final TreeMap<String, PDComplexFileSpecification> files = new TreeMap<>();
    private final COSArray associated = new COSArray();

    public PdfFile() throws IOException {
        document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
        document.setVersion(1.7f);
        try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
            font = PDType0Font.load(document, in, true);
        }
    }

    PDDocument document() {
        return document;
    }

    PDFont font() {
        return font;
    }

    /** What is drawn on each page, as it will stand in the file: the bytes of its content stream. */
    public List<byte[]> drawings() throws IOException {
        List<byte[]> drawings = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            try (InputStream content = page.getContents()) {
                drawings.add(content.readAllBytes());
            }
        }
        return drawings;
    }

    /** The hash of the letters that each page is drawn with. */
    public List<byte[]> letters() throws IOException {
        List<byte[]> letters = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            letters.add(PdfLetters.of(page, name -> font));
        }
        return letters;
    }

    /** Writes a file into the document. */
    public interface Content {
        void write(OutputStream out) throws IOException, java.sql.SQLException;
    }

    /** Packed on the way: what it is made of is seen once. */
    public void attach(String name, String mediaType, String description, Instant modified, Content content)
            throws IOException, java.sql.SQLException {
        PDEmbeddedFile file = new PDEmbeddedFile(document);
        file.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
        Deflater quick = new Deflater(Deflater.BEST_SPEED);
        long size;
        try (OutputStream raw = file.getCOSObject().createRawOutputStream();
                DeflaterOutputStream packed = new DeflaterOutputStream(raw, quick, 1 << 16)) {
            content.write(packed);
            packed.finish();
            size = quick.getBytesRead();
        } finally {
            quick.end();
        }
        file.setSubtype(mediaType);
        file.setSize((int) size);
        file.setModDate(GregorianCalendar.from(modified.atZone(ZoneOffset.UTC)));
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setFileUnicode(name);
        specification.setFileDescription(description);
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.getCOSObject().setName("AFRelationship", name.equals("readings.csv") ? "Source" : "Supplement");
        files.put(name, specification);
        associated.add(specification);
    }

    /** Completes the document and writes it. */
    public void save(String title, Instant made, String language, OutputStream out) throws IOException {
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(files);
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.AF, associated);
        document.getDocumentCatalog().setLanguage(language);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp(title, made).getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
        byte[] sRgb = java.awt.color.ICC_Profile.getInstance(java.awt.color.ColorSpace.CS_sRGB)
                .getData();
        PDOutputIntent intent = new PDOutputIntent(document, new java.io.ByteArrayInputStream(sRgb));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        document.getDocumentCatalog().addOutputIntent(intent);
        document.save(out);
    }

    /** What the font cannot draw is a question mark. */
    String drawable(String text) {
        StringBuilder drawable = new StringBuilder();
        text.codePoints().forEach(point -> {
            String one = Character.toString(point);
            try {
                font.encode(one);
                drawable.append(one);
            } catch (IOException | IllegalArgumentException e) {
                drawable.append('?');
            }
        });
        return drawable.toString();
    }

    private static String xmp(String title, Instant made) {
        String escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
                <pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title></rdf:Description>
                <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
                <xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate></rdf:Description>
                </rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>"""
                .formatted(escaped, made, made);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
