package org.wardkeeper.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;

/**
 * Whether a document consists of what is exported and nothing else: no cropped page, no layer, no action, no second file
 * behind the name of the first. What stands in a document and is not known here can let another reader show something else.
 */
final class PdfShape {

    private static final Set<String> CATALOG =
            Set.of("Type", "Version", "Pages", "Names", "AF", "Lang", "Metadata", "OutputIntents");
    private static final Set<String> TREE = Set.of("Type", "Kids", "Count", "Parent");
    private static final Set<String> PAGE = Set.of("Type", "MediaBox", "Parent", "Resources", "Contents");
    private static final Set<String> FILE = Set.of("Type", "F", "UF", "Desc", "EF", "AFRelationship");

    private PdfShape() {}

    /**
     * The files that lie inside, by name.
     *
     * @throws Fault where they are not as they are exported
     */
    static Map<String, PDComplexFileSpecification> files(PDDocument document) throws IOException, Fault {
        if (document.getDocumentCatalog().getNames() == null
                || document.getDocumentCatalog().getNames().getEmbeddedFiles() == null) {
            throw new Fault("there are no files in it");
        }
        PDEmbeddedFilesNameTreeNode tree =
                document.getDocumentCatalog().getNames().getEmbeddedFiles();
        Map<String, PDComplexFileSpecification> files = tree.getNames();
        if (files == null) {
            throw new Fault("the files in it are not as they were exported");
        }
        return files;
    }

    static List<String> faults(PDDocument document) throws IOException, Fault {
        List<String> faults = new ArrayList<>();
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        strange(catalog, CATALOG, "the document", faults);
        strange(dictionary(catalog, COSName.NAMES), Set.of("EmbeddedFiles"), "the document", faults);
        if (document.isEncrypted()) {
            faults.add("it was encrypted");
        }
        files(document, faults);
        int number = 0;
        for (PDPage page : document.getPages()) {
            page(page, ++number, faults);
        }
        return faults;
    }

    private static void files(PDDocument document, List<String> faults) throws IOException, Fault {
        COSDictionary tree =
                document.getDocumentCatalog().getNames().getEmbeddedFiles().getCOSObject();
        strange(tree, Set.of("Names", "Limits"), "the list of files", faults);
        Map<String, PDComplexFileSpecification> files = files(document);
        if (tree.getCOSArray(COSName.NAMES).size() != 2 * files.size()) {
            faults.add("a file is in it twice");
        }
        Set<COSDictionary> known = new HashSet<>();
        files.forEach((name, file) -> {
            known.add(file.getCOSObject());
            strange(file.getCOSObject(), FILE, name, faults);
            COSDictionary contents = dictionary(file.getCOSObject(), COSName.EF);
            strange(contents, Set.of("F", "UF"), name, faults);
            boolean one = contents.getDictionaryObject(COSName.F) == contents.getDictionaryObject(COSName.UF)
                    || contents.getDictionaryObject(COSName.F) == null;
            if (!one || !name.equals(file.getFile()) || !name.equals(file.getFileUnicode())) {
                faults.add(name + " is not the same for every reader");
            }
        });
        COSArray associated = document.getDocumentCatalog().getCOSObject().getCOSArray(COSName.AF) == null
                ? new COSArray()
                : document.getDocumentCatalog().getCOSObject().getCOSArray(COSName.AF);
        for (int i = 0; i < associated.size(); i++) {
            if (!(associated.getObject(i) instanceof COSDictionary file) || !known.contains(file)) {
                faults.add("a file was added that is not in the list of files");
            }
        }
    }

    private static void page(PDPage page, int number, List<String> faults) {
        String name = "page " + number;
        strange(page.getCOSObject(), PAGE, name, faults);
        if (page.getResources() != null) {
            strange(page.getResources().getCOSObject(), Set.of("Font"), name, faults);
        }
        Set<COSDictionary> seen = new HashSet<>();
        for (COSDictionary above = dictionary(page.getCOSObject(), COSName.PARENT);
                above.size() > 0 && seen.add(above);
                above = dictionary(above, COSName.PARENT)) {
            strange(above, TREE, name, faults);
        }
        PDRectangle box = page.getMediaBox();
        if (box.getLowerLeftX() != 0
                || box.getLowerLeftY() != 0
                || box.getWidth() != PDRectangle.A4.getWidth()
                || box.getHeight() != PDRectangle.A4.getHeight()) {
            faults.add(name + " was cut or made larger");
        }
    }

    private static void strange(COSDictionary dictionary, Set<String> known, String where, List<String> faults) {
        Set<String> strange = new TreeSet<>();
        dictionary.keySet().forEach(key -> strange.add(key.getName()));
        strange.removeAll(known);
        strange.forEach(key -> faults.add(where + " has something that was not exported: " + key));
    }

    private static COSDictionary dictionary(COSDictionary of, COSName name) {
        COSBase found = of.getDictionaryObject(name);
        return found instanceof COSDictionary dictionary ? dictionary : new COSDictionary();
    }
}
