package org.wardkeeper.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The logs in a zip: one at its top, one a folder, or one a document. */
final class ZipBundles {

    private static final String MANIFEST = "manifest.json";
    private static final Pattern DOCUMENT = Pattern.compile("[^/]+\\.(?:pdf|xlsx)");

    private ZipBundles() {}

    /** @throws Fault where a name occurs twice, or something lies where no manifest knows of it */
    static List<Bundle> of(ZipFile zip) throws IOException, Fault {
        Map<String, Map<String, Table>> folders = new TreeMap<>();
        for (ZipEntry entry : entries(zip)) {
            if (isDocument(entry, zip)) {
                continue;
            }
            int slash = entry.getName().lastIndexOf('/') + 1;
            folders.computeIfAbsent(entry.getName().substring(0, slash), folder -> new TreeMap<>())
                    .put(entry.getName().substring(slash), table(zip, entry));
        }
        List<Bundle> bundles = new ArrayList<>();
        for (Map.Entry<String, Map<String, Table>> folder : folders.entrySet()) {
            if (folder.getValue().remove(MANIFEST) == null) {
                throw new Fault("there is no manifest in " + "/" + folder.getKey());
            }
            try (InputStream in = zip.getInputStream(zip.getEntry(folder.getKey() + MANIFEST))) {
                String text = Bounds.text(in, MANIFEST);
                bundles.add(new Bundle(folder.getKey(), text, folder.getValue(), true));
            }
        }
        return bundles;
    }

    /**
     * What is a log by itself: workbooks and PDFs at the top, where no manifest lies that would have to know of them.
     *
     * @throws Fault where a name occurs twice
     */
    static List<ZipEntry> documents(ZipFile zip) throws Fault {
        return entries(zip).stream().filter(entry -> isDocument(entry, zip)).toList();
    }

    private static boolean isDocument(ZipEntry entry, ZipFile zip) {
        return DOCUMENT.matcher(entry.getName()).matches() && zip.getEntry(MANIFEST) == null;
    }

    /** Folders are none: who unpacks a zip and packs it again gets them. @throws Fault where a name occurs twice */
    static List<ZipEntry> entries(ZipFile zip) throws Fault {
        Set<String> seen = new HashSet<>();
        List<ZipEntry> entries = new ArrayList<>();
        zip.stream().forEach(entries::add);
        for (ZipEntry entry : entries) {
            if (!seen.add(entry.getName())) {
                throw new Fault(entry.getName() + " is in it twice");
            }
        }
        entries.removeIf(ZipEntry::isDirectory);
        return entries;
    }

    private static Table table(ZipFile zip, ZipEntry entry) {
        return each -> {
            try (InputStream in = zip.getInputStream(entry)) {
                Table.split(in, each);
            }
        };
    }
}
