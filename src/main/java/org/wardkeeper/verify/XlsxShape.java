package org.wardkeeper.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.wardkeeper.evidence.WorkbookParts;

/** Whether a workbook consists of what is exported and nothing else: no style, drawing or hidden row of somebody's own. */
final class XlsxShape {

    private XlsxShape() {}

    /** @param sheets their files by name, in the order in which they are shown */
    static List<String> faults(ZipFile zip, Map<String, String> sheets) throws IOException {
        List<String> faults = new ArrayList<>();
        List<String> files =
                sheets.values().stream().sorted(XlsxShape::byNumber).toList();
        List<String> names = new ArrayList<>();
        for (String file : files) {
            sheets.forEach((name, of) -> {
                if (of.equals(file)) {
                    names.add(name);
                }
            });
        }
        Map<String, String> around =
                WorkbookParts.around(names, sheets.keySet().iterator().next());
        for (Map.Entry<String, String> part : around.entrySet()) {
            if (!isAs(part.getValue(), part.getKey(), zip)) {
                faults.add(part.getKey() + " was changed: it is not how a workbook is exported");
            }
        }
        Set<String> known = new HashSet<>(around.keySet());
        known.addAll(files);
        for (ZipEntry entry : zip.stream().toList()) {
            if (!known.remove(entry.getName())) {
                faults.add(entry.getName() + " was added");
            }
        }
        return faults;
    }

    private static int byNumber(String one, String other) {
        return one.length() == other.length() ? one.compareTo(other) : one.length() - other.length();
    }

    private static boolean isAs(String text, String part, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            return false;
        }
        byte[] expected = text.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = zip.getInputStream(entry)) {
            return Arrays.equals(expected, in.readNBytes(expected.length + 1));
        }
    }
}
