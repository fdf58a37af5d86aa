package org.wardkeeper.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.wardkeeper.evidence.WorkbookParts;

/** Reads a sheet row by row, and takes nothing in it that is not exported so: what a cell holds is what it shows. */
final class XlsxSheet {

    private final XMLStreamReader xml;
    private final List<String> header;
    private final boolean hasHeader;
    private int row;

    private XlsxSheet(XMLStreamReader xml, List<String> header) {
        this.xml = xml;
        this.header = header;
        this.hasHeader = header.isEmpty();
    }

    /** Takes the cells of a row. */
    interface Row {
        void cells(List<String> cells) throws IOException;
    }

    /** @param header the table's; empty before its first sheet, which has it */
    static void read(InputStream in, List<String> header, Row each) throws IOException, XMLStreamException {
        String begin = new String(in.readNBytes(WorkbookParts.BEGIN.length()), StandardCharsets.UTF_8);
        if (!begin.equals(WorkbookParts.BEGIN)) {
            throw new XMLStreamException("the sheet was written by another program");
        }
        InputStream whole =
                new SequenceInputStream(new ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)), in);
        new XlsxSheet(reader(whole), header).rows(each);
    }

    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in, "UTF-8");
    }

    private void rows(Row each) throws IOException, XMLStreamException {
        do {
            xml.next();
        } while (!(xml.isStartElement() && xml.getLocalName().equals("sheetData")));
        while (xml.next() == XMLStreamConstants.START_ELEMENT) {
            row++;
            expect("row");
            attributes(Set.of("r"));
            same(Integer.toString(row), xml.getAttributeValue(null, "r"));
            List<String> cells = new ArrayList<>();
            while (xml.next() == XMLStreamConstants.START_ELEMENT) {
                cell(cells);
            }
            ends("row");
            if (isHeader()) {
                header.addAll(cells);
            }
            each.cells(cells);
        }
        ends("sheetData");
        xml.next();
        ends("worksheet");
        if (xml.next() != XMLStreamConstants.END_DOCUMENT) {
            throw strange();
        }
    }

    private void cell(List<String> cells) throws XMLStreamException {
        expect("c");
        attributes(Set.of("r", "t", "s"));
        String reference = String.valueOf(xml.getAttributeValue(null, "r"));
        int column = reference.charAt(0) - 'A';
        if (column < cells.size() || column > 25) {
            throw new XMLStreamException("row " + row + " has its cells in another order");
        }
        same((char) ('A' + column) + Integer.toString(row), reference);
        while (cells.size() < column) {
            cells.add("");
        }
        boolean number = !isHeader() && column < header.size() && WorkbookParts.NUMBERS.contains(header.get(column));
        boolean asExported = number
                ? xml.getAttributeValue(null, "t") == null
                : "inlineStr".equals(xml.getAttributeValue(null, "t"));
        if (!asExported) {
            throw new XMLStreamException("row " + row + " was written by another program");
        }
        if (!String.valueOf(xml.getAttributeValue(null, "s")).equals(isHeader() ? "1" : "null")) {
            throw new XMLStreamException("row " + row + " has a cell in another style");
        }
        cells.add(number ? text("v") : inline());
        ends("c");
    }

    private boolean isHeader() {
        return hasHeader && row == 1;
    }

    private String inline() throws XMLStreamException {
        xml.next();
        expect("is");
        attributes(Set.of());
        String text = text("t");
        ends("is");
        xml.next();
        return text;
    }

    private String text(String element) throws XMLStreamException {
        xml.next();
        expect(element);
        if (xml.getAttributeCount() > 0 && !"space".equals(xml.getAttributeLocalName(0))) {
            throw strange();
        }
        StringBuilder text = new StringBuilder();
        while (xml.next() == XMLStreamConstants.CHARACTERS) {
            text.append(xml.getText());
            if (text.length() > Bounds.PIECE) {
                throw new XMLStreamException("row " + row + " has more in it than any that is exported");
            }
        }
        ends(element);
        xml.next();
        return text.toString();
    }

    private void expect(String element) throws XMLStreamException {
        if (!xml.isStartElement() || !xml.getLocalName().equals(element)) {
            throw strange();
        }
    }

    private void ends(String element) throws XMLStreamException {
        if (!xml.isEndElement() || !xml.getLocalName().equals(element)) {
            throw strange();
        }
    }

    /** A row can be hidden by an attribute. */
    private void attributes(Set<String> known) throws XMLStreamException {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (!known.contains(xml.getAttributeLocalName(i))) {
                throw strange();
            }
        }
    }

    private void same(String wanted, String found) throws XMLStreamException {
        if (!wanted.equals(found)) {
            throw new XMLStreamException("where " + wanted + " should be, there is " + found);
        }
    }

    private XMLStreamException strange() {
        return new XMLStreamException("row " + row + " has something in it that was not exported so");
    }
}
