package org.wardkeeper.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** What lies beside the launcher's jar, and what its manifest says about it. */
record Dist(Path folder) {
    static Dist here() {
        try {
            Path jar = Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Dist(jar.getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the launcher cannot tell where it lies", e);
        }
    }

    Path war() {
        return folder.resolve("wardkeeper.war");
    }

    Path adapter(String name) {
        return folder.resolve("adapters").resolve(name + ".jar");
    }

    /**
     * Where what never changes between builds is unpacked (PostgreSQL, Payara): beside the launcher, so that a new data
     * folder costs seconds less, or in the data folder where the launcher's own is not ours to write.
     */
    Path runtime(DataFolder data) throws IOException {
        if (Files.isWritable(folder)) {
            Path runtime = folder.resolve("runtime");
            DataFolder.makePrivate(runtime);
            return runtime;
        }
        return data.folder("runtime");
    }

    /** The version, the commit it was built from, and the main parts: one a line. */
    String version() {
        return "Wardkeeper " + release() + "\n  "
                + facts().getValue("Wardkeeper-Parts").replace(", ", "\n  ") + "\n  Java "
                + System.getProperty("java.runtime.version");
    }

    /** The version and the commit it was built from. */
    String release() {
        Attributes facts = facts();
        return facts.getValue(Attributes.Name.IMPLEMENTATION_VERSION) + " (commit "
                + facts.getValue("Wardkeeper-Commit") + ")";
    }

    private static Attributes facts() {
        try (InputStream in = Main.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            return new Manifest(in).getMainAttributes();
        } catch (IOException e) {
            throw new IllegalStateException("the launcher's manifest cannot be read", e);
        }
    }
}
