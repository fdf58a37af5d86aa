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
import javax.xml.stream.XMLInputFactory;
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
            throw new Fault("it is not the workbook that was exported: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private Bundle bundle() throws IOException, XMLStreamException, Fault {
        Map<String, List<String>> parts = new TreeMap<>();
        for (Map.Entry<String, String> sheet : sheets().entrySet()) {
            String table = sheet.getKey().replaceAll(" [0-9]+$", "");
            parts.computeIfAbsent(table, name -> new ArrayList<>()).add(sheet.getValue());
        }
        List<String> manifest = parts.remove(MANIFEST);
        if (manifest == null) {
            throw new Fault("it has no sheet with a manifest");
        }
        StringBuilder text = new StringBuilder();
        for (String part : manifest) {
            sheet(part, cells -> text.append(String.join("", cells)));
        }
        Map<String, Table> tables = new TreeMap<>();
        parts.forEach((name, files) -> tables.put(name + ".csv", each -> lines(files, each)));
        return new Bundle("", text.toString(), tables, true);
    }

    private void lines(List<String> files, Table.Lines each) throws IOException {
        int[] columns = {0};
        int[] lines = {0};
        for (String file : files) {
            try {
                sheet(file, cells -> {
                    lines[0]++;
                    columns[0] = columns[0] == 0 ? cells.size() : columns[0];
                    while (cells.size() < columns[0]) {
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
        Map<String, String> targets = new HashMap<>();
        each("xl/_rels/workbook.xml.rels", xml -> {
            if (xml.getLocalName().equals("Relationship")) {
                targets.put(xml.getAttributeValue(null, "Id"), "xl/" + xml.getAttributeValue(null, "Target"));
            }
        });
        Map<String, String> sheets = new java.util.LinkedHashMap<>();
        each("xl/workbook.xml", xml -> {
            if (xml.getLocalName().equals("sheet")) {
                sheets.put(xml.getAttributeValue(null, "name"), targets.get(xml.getAttributeValue(RELATION, "id")));
            }
        });
        return sheets;
    }

    private interface Row {
        void cells(List<String> cells) throws IOException;
    }

    private interface Element {
        void begins(XMLStreamReader xml);
    }

    private void each(String part, Element element) throws IOException, XMLStreamException {
        try (InputStream in = open(part)) {
            XMLStreamReader xml = reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    element.begins(xml);
                }
            }
        }
    }

    private void sheet(String part, Row each) throws IOException, XMLStreamException {
        try (InputStream in = open(part)) {
            XMLStreamReader xml = reader(in);
            List<String> cells = new ArrayList<>();
            int row = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                String name = event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                        ? xml.getLocalName()
                        : "";
                if (event == XMLStreamConstants.START_ELEMENT && name.equals("row")) {
                    row++;
                    expect(Integer.toString(row), xml.getAttributeValue(null, "r"), xml);
                    cells = new ArrayList<>();
                } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("c")) {
                    cell(row, cells, xml);
                } else if (event == XMLStreamConstants.END_ELEMENT && name.equals("row")) {
                    each.cells(cells);
                }
            }
        }
    }

    private static void cell(int row, List<String> cells, XMLStreamReader xml) throws XMLStreamException {
        String reference = xml.getAttributeValue(null, "r");
        int column = reference == null || reference.isEmpty() ? -1 : reference.charAt(0) - 'A';
        if (column < cells.size() || column > 25) {
            throw new XMLStreamException("row " + row + " has its cells in another order");
        }
        expect((char) ('A' + column) + Integer.toString(row), reference, xml);
        while (cells.size() < column) {
            cells.add("");
        }
        String type = xml.getAttributeValue(null, "t");
        if (type != null && !type.equals("inlineStr") && !type.equals("n")) {
            throw new XMLStreamException("row " + row + " was written by another program");
        }
        StringBuilder text = new StringBuilder();
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals("c"))) {
            if (xml.isStartElement() && !List.of("is", "t", "v").contains(xml.getLocalName())) {
                throw new XMLStreamException("row " + row + " has a cell that was not exported so");
            }
            if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        cells.add(text.toString());
    }

    private static void expect(String wanted, String found, XMLStreamReader xml) throws XMLStreamException {
        if (!wanted.equals(found)) {
            throw new XMLStreamException("where " + wanted + " should be, there is " + found);
        }
    }

    private InputStream open(String part) throws IOException {
        ZipEntry entry = part == null ? null : zip.getEntry(part);
        if (entry == null) {
            throw new IOException(part + " is missing");
        }
        return zip.getInputStream(entry);
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in, "UTF-8");
    }
}
