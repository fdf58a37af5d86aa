package org.wardkeeper.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The log in a workbook: each sheet is a table again, line by line as it was before it became a sheet. */
final class XlsxBundle {

    private static final String MANIFEST = "manifest";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final ZipFile zip;

    private XlsxBundle(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws Fault where it is not a workbook as it is exported */
    static Bundle of(ZipFile zip) throws IOException, Fault {
        try {
            return new XlsxBundle(zip).bundle();
        } catch (XMLStreamException e) {
            throw new Fault("it is not the workbook that was exported: " + Plain.firstLine(e.getMessage()));
        }
    }

    private Bundle bundle() throws IOException, XMLStreamException, Fault {
        Map<String, List<String>> parts = new TreeMap<>();
        Map<String, String> sheets = sheets();
        for (Map.Entry<String, String> sheet : sheets.entrySet()) {
            String table = sheet.getKey().replaceAll(" [0-9]+$", "");
            parts.computeIfAbsent(table, name -> new ArrayList<>()).add(sheet.getValue());
        }
        List<String> manifest = parts.remove(MANIFEST);
        if (manifest == null) {
            throw new Fault("it has no sheet with a manifest");
        }
        StringBuilder text = new StringBuilder();
        List<String> header = new ArrayList<>();
        for (String part : manifest) {
            sheet(part, header, cells -> {
                text.append(String.join("", cells));
                if (text.length() > Bounds.MANIFEST) {
                    throw new IOException("its manifest is larger than any that is exported");
                }
            });
        }
        Map<String, Table> tables = new TreeMap<>();
        parts.forEach((name, files) -> tables.put(name + ".csv", each -> lines(files, each)));
        return new Bundle("", text.toString(), tables, true, XlsxShape.faults(zip, sheets));
    }

    private void lines(List<String> files, Table.Lines each) throws IOException {
        List<String> header = new ArrayList<>();
        int[] lines = {0};
        for (String file : files) {
            try {
                sheet(file, header, cells -> {
                    lines[0]++;
                    while (cells.size() < header.size()) {
                        cells.add("");
                    }
                    byte[] line = CsvCells.line(cells);
                    each.line(line, line.length);
                });
            } catch (XMLStreamException e) {
                throw new Damaged(lines[0] + 1, e.getMessage());
            }
        }
    }

    /** Files of the sheets by name, in the order in which they are shown. */
    private Map<String, String> sheets() throws IOException, XMLStreamException, Fault {
        ZipBundles.entries(zip);
        Map<String, String> targets = new HashMap<>();
        each("xl/_rels/workbook.xml.rels", xml -> {
            if (xml.getLocalName().equals("Relationship")) {
                targets.put(xml.getAttributeValue(null, "Id"), "xl/" + xml.getAttributeValue(null, "Target"));
            }
        });
        Map<String, String> sheets = new java.util.LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        each("xl/workbook.xml", xml -> {
            if (xml.getLocalName().equals("sheet")) {
                String name = String.valueOf(xml.getAttributeValue(null, "name"));
                String target = targets.get(String.valueOf(xml.getAttributeValue(RELATION, "id")));
                if (target == null || sheets.putIfAbsent(name, target) != null) {
                    wrong.add("the sheet " + name + (target == null ? " is missing" : " is in it twice"));
                }
            }
        });
        if (!wrong.isEmpty() || sheets.isEmpty()) {
            throw new Fault(wrong.isEmpty() ? "it has no sheets" : wrong.get(0));
        }
        return sheets;
    }

    private interface Element {
        void begins(XMLStreamReader xml);
    }

    private void each(String part, Element element) throws IOException, XMLStreamException {
        try (InputStream in = open(part)) {
            XMLStreamReader xml = XlsxSheet.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    element.begins(xml);
                }
            }
        }
    }

    private void sheet(String part, List<String> header, XlsxSheet.Row each) throws IOException, XMLStreamException {
        try (InputStream in = open(part)) {
            XlsxSheet.read(in, header, each);
        }
    }

    private InputStream open(String part) throws IOException {
        ZipEntry entry = part == null ? null : zip.getEntry(part);
        if (entry == null) {
            throw new IOException(part + " is missing");
        }
        return zip.getInputStream(entry);
    }
}
