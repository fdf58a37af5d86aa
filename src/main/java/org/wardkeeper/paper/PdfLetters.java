package org.wardkeeper.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.wardkeeper.evidence.Letters;

/**
 * The letters that a page is drawn with. A page says by codes what it shows; whoever exchanges its letters lets it show
 * something else.
 */
public final class PdfLetters {

    private PdfLetters() {}

    /** What a page calls by a name. */
    public interface Fonts {
        PDFont named(COSName name) throws IOException;
    }

    /** Their hash. */
    public static byte[] of(PDPage page, Fonts fonts) throws IOException {
        Letters letters = new Letters();
        PDFStreamParser parser = new PDFStreamParser(page);
        COSName name = null;
        COSString shown = null;
        for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
            if (token instanceof COSName named) {
                name = named;
            } else if (token instanceof COSString string) {
                shown = string;
            } else if (token instanceof Operator operator) {
                if (operator.getName().equals("Tf")) {
                    letters.from(name.getName());
                } else if (operator.getName().equals("Tj")) {
                    add(shown, fonts.named(COSName.getPDFName(letters.font())), letters);
                }
            }
        }
        return letters.sha256();
    }

    private static void add(COSString shown, PDFont font, Letters letters) throws IOException {
        if (!(font instanceof PDType0Font outlines)) {
            throw new IOException("a font is not as it is exported");
        }
        InputStream codes = new ByteArrayInputStream(shown.getBytes());
        while (codes.available() > 0) {
            int code = font.readCode(codes);
            if (!letters.has(code)) {
                letters.add(code, outlines.getPath(code), font.getWidth(code));
            }
        }
    }
}
