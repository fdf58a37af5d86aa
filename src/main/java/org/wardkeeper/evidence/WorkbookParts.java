package org.wardkeeper.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a workbook of ours (ECMA-376) consists of beside its cells. Whoever exports writes it so, and whoever checks
 * expects it byte by byte: a style, a hidden column or a drawing can make a cell say what it does not hold.
 */
public final class WorkbookParts {

    /** What a sheet begins with, up to its first row. */
    public static final String BEGIN = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
            + "<sheetFormatPr defaultRowHeight=\"13\"/><cols><col min=\"1\" max=\"16\" width=\"24\" customWidth=\"1\"/></cols><sheetData>";

    /** What it ends with, behind its last row. */
    public static final String END = "</sheetData></worksheet>";

    /** Columns whose cells are numbers; in all others they are texts. */
    public static final Set<String> NUMBERS = Set.of(
            "celsius", "low_cel", "high_cel", "arrival", "min_cel", "max_cel", "seconds_in_period", "corrected_cel");

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private WorkbookParts() {}

    /** Where a sheet's cells are. @param number from 1, in the order in which they were written */
    public static String sheet(int number) {
        return "xl/worksheets/sheet" + number + ".xml";
    }

    /**
     * Everything but the sheets: texts by where they are.
     *
     * @param names of the sheets in the order in which they were written
     * @param first the one that is shown first
     */
    public static Map<String, String> around(List<String> names, String first) {
        StringBuilder types = new StringBuilder();
        StringBuilder sheets = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        for (int i = 1; i <= names.size(); i++) {
            String name = names.get(i - 1);
            String sheet = "<sheet name=\"" + name + "\" sheetId=\"" + i + "\" r:id=\"r" + i + "\"/>";
            sheets.insert(name.equals(first) ? 0 : sheets.length(), sheet);
            types.append("<Override PartName=\"/" + sheet(i) + "\" ContentType=\"" + TYPES + "worksheet+xml\"/>");
            relations.append(relation("r" + i, "worksheet", "worksheets/sheet" + i + ".xml"));
        }
        relations.append(relation("styles", "styles", "styles.xml"));
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE
                        + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPES + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPES + "styles+xml\"/>" + types
                        + "</Types>");
        parts.put("_rels/.rels", relations(relation("book", "officeDocument", "xl/workbook.xml")));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><sheets>" + sheets
                        + "</sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relations(relations.toString()));
        parts.put("xl/styles.xml", styles());
        parts.replaceAll((name, xml) -> DECLARATION + xml);
        return parts;
    }

    /** 0 as it is, 1 bold for a header. */
    private static String styles() {
        return "<styleSheet xmlns=\"" + MAIN
                + "\"><fonts count=\"2\"><font><sz val=\"10\"/><name val=\"Arial\"/></font>"
                + "<font><b/><sz val=\"10\"/><name val=\"Arial\"/></font></fonts>"
                + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
                + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                + "<cellXfs count=\"2\"><xf xfId=\"0\"/><xf fontId=\"1\" applyFont=\"1\" xfId=\"0\"/></cellXfs></styleSheet>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATIONS + '/' + type + "\" Target=\"" + target + "\"/>";
    }

    private static String relations(String all) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>";
    }
}
