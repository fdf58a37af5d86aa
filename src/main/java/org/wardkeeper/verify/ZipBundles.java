package org.wardkeeper.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The logs in a zip: one at its top, or one a folder. */
final class ZipBundles {

    private static final String MANIFEST = "manifest.json";

    private ZipBundles() {}

    /** @throws Fault where a name occurs twice, or something lies where no manifest knows of it */
    static List<Bundle> of(ZipFile zip) throws IOException, Fault {
        Map<String, Map<String, Table>> folders = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        List<ZipEntry> entries = new ArrayList<>();
        zip.stream().forEach(entries::add);
        for (ZipEntry entry : entries) {
            if (!seen.add(entry.getName())) {
                throw new Fault(entry.getName() + " is in it twice");
            }
            int slash = entry.getName().lastIndexOf('/') + 1;
            folders.computeIfAbsent(entry.getName().substring(0, slash), folder -> new TreeMap<>())
                    .put(entry.getName().substring(slash), table(zip, entry));
        }
        List<Bundle> bundles = new ArrayList<>();
        for (Map.Entry<String, Map<String, Table>> folder : folders.entrySet()) {
            if (folder.getValue().remove(MANIFEST) == null) {
                throw new Fault("there is no manifest in " + Path.of("/" + folder.getKey()));
            }
            try (InputStream in = zip.getInputStream(zip.getEntry(folder.getKey() + MANIFEST))) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                bundles.add(new Bundle(folder.getKey(), text, folder.getValue(), true));
            }
        }
        return bundles;
    }

    private static Table table(ZipFile zip, ZipEntry entry) {
        return each -> {
            try (InputStream in = zip.getInputStream(entry)) {
                Table.split(in, each);
            }
        };
    }
}
