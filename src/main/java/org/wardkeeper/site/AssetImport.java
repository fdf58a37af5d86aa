package org.wardkeeper.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.sitefolder.Problem;

/** Takes a list of assets from the assets' page and tells what became of it. */
@Named("assetImport")
@RequestScoped
public class AssetImport {

    private static final int LARGEST_BYTES = 5 << 20;

    @Inject
    private SiteImports imports;

    @Inject
    private CurrentUser user;

    private Part file;
    private ImportReport report;
    private boolean tooLarge;

    /** Stores the file whole or not at all. */
    public void submit() throws IOException {
        user.require(Permission.EDIT_ASSETS);
        tooLarge = file != null && file.getSize() > LARGEST_BYTES;
        if (file == null || tooLarge) {
            return;
        }
        try (InputStream content = file.getInputStream()) {
            report = imports.importAssets(new String(content.readAllBytes(), StandardCharsets.UTF_8), user.getName());
        }
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public boolean isTooLarge() {
        return tooLarge;
    }

    public boolean isDone() {
        return report != null && report.complete();
    }

    /** The first reasons why nothing was stored; empty where it was. */
    public List<String> getReasons() {
        return report == null
                ? List.of()
                : report.problems().stream().limit(50).map(Problem::toString).toList();
    }

    public int getAdded() {
        return report.files().stream().mapToInt(FileReport::added).sum();
    }

    public int getChanged() {
        return report.files().stream().mapToInt(FileReport::changed).sum();
    }

    public int getUnchanged() {
        return report.files().stream().mapToInt(FileReport::unchanged).sum();
    }
}
