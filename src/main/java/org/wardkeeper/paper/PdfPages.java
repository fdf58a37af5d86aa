package org.wardkeeper.paper;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Pages that are filled from top to bottom, and what stands on each, line by line, for the manifest. Lengths are points
 * (1/72 inch).
 */
public final class PdfPages {

    static final float LEFT = 48;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
    public static final Color INK = new Color(0x15201d);
    public static final Color QUIET = new Color(0x5a6863);
    static final Color LINE = new Color(0xd5dcd9);

    private static final float TOP = PDRectangle.A4.getHeight() - 48;
    private static final float BOTTOM = 60;

    /** Text that begins at a place of its line; numbers end there. */
    public record Cell(float at, String text, boolean endsThere) {}

    private final PdfFile file;
    private final List<List<String>> printed = new ArrayList<>();
    private List<String> lines;
    private PDPageContentStream page;
    private float y;
    private Runnable onNewPage = () -> {};

    public PdfPages(PdfFile file) throws IOException {
        this.file = file;
        begin();
    }

    /** The page that is being filled. */
    PDPageContentStream page() {
        return page;
    }

    /** What every further page begins with. */
    public void onNewPage(Runnable repeat) {
        onNewPage = repeat;
    }

    /** Leaves room, on the next page where this one has none; gives its lower edge. */
    float room(float height) throws IOException {
        if (y - height < BOTTOM) {
            begin();
            onNewPage.run();
        }
        y -= height;
        return y;
    }

    /** Goes on on the next page where less room is left: a heading is never the last thing on a page. */
    void together(float height) throws IOException {
        if (y - height < BOTTOM) {
            begin();
        }
    }

    public void space(float height) {
        y -= height;
    }

    public void line(float size, Color color, String text) throws IOException {
        paragraph(size, color, 0, text);
    }

    /** A text from a place on to the right edge, in as many lines as it needs. */
    public void paragraph(float size, Color color, float at, String text) throws IOException {
        for (String piece : wrapped(text, size, WIDTH - at)) {
            row(size, color, List.of(new Cell(at, piece, false)));
        }
    }

    /** Texts of one line. */
    public void row(float size, Color color, List<Cell> cells) throws IOException {
        float base = room(size * 1.45f) + size * 0.4f;
        text(size, color, LEFT, base, cells);
    }

    public void rule() throws IOException {
        page.setStrokingColor(LINE);
        page.setLineWidth(0.5f);
        page.moveTo(LEFT, y);
        page.lineTo(LEFT + WIDTH, y);
        page.stroke();
    }

    /** Texts at a height of one's choice; they are remembered as one line. */
    void text(float size, Color color, float x, float base, List<Cell> cells) throws IOException {
        List<String> texts = new ArrayList<>();
        page.beginText();
        page.setFont(file.font(), size);
        page.setNonStrokingColor(color);
        for (Cell cell : cells) {
            String text = file.drawable(cell.text());
            float width = cell.endsThere() ? width(text, size) : 0;
            page.setTextMatrix(org.apache.pdfbox.util.Matrix.getTranslateInstance(x + cell.at() - width, base));
            page.showText(text);
            texts.add(text);
        }
        page.endText();
        lines.add(String.join(" | ", texts));
    }

    /** A text in as many lines as it needs, broken between words, and within a word that is wider than a line. */
    public List<String> wrapped(String text, float size, float most) throws IOException {
        List<String> pieces = new ArrayList<>();
        String piece = "";
        for (String word : file.drawable(text).split(" ")) {
            String longer = piece.isEmpty() ? word : piece + " " + word;
            if (width(longer, size) <= most) {
                piece = longer;
                continue;
            }
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
            piece = word;
            while (piece.length() > 1 && width(piece, size) > most) {
                int fitting = fitting(piece, size, most);
                pieces.add(piece.substring(0, fitting));
                piece = piece.substring(fitting);
            }
        }
        pieces.add(piece);
        return pieces;
    }

    /** How many characters of a word that is too wide stand in a line; at least one. */
    private int fitting(String word, float size, float most) throws IOException {
        int fitting = 1;
        while (width(word.substring(0, fitting + 1), size) <= most) {
            fitting++;
        }
        return fitting;
    }

    float width(String text, float size) throws IOException {
        return file.font().getStringWidth(text) / 1000 * size;
    }

    /** Puts a line at the foot of every page, and ends. */
    public List<List<String>> end(String left, java.util.function.BiFunction<Integer, Integer, String> pageOf)
            throws IOException {
        page.close();
        int count = file.document().getNumberOfPages();
        for (int i = 0; i < count; i++) {
            page = new PDPageContentStream(
                    file.document(), file.document().getPage(i), PDPageContentStream.AppendMode.APPEND, true);
            List<Cell> foot = List.of(new Cell(0, left, false), new Cell(WIDTH, pageOf.apply(i + 1, count), true));
            lines = printed.get(i);
            text(8, QUIET, LEFT, 36, foot);
            page.close();
        }
        return printed;
    }

    private void begin() throws IOException {
        if (page != null) {
            page.close();
        }
        PDPage next = new PDPage(PDRectangle.A4);
        file.document().addPage(next);
        page = new PDPageContentStream(file.document(), next);
        lines = new ArrayList<>();
        printed.add(lines);
        y = TOP;
    }
}
