package org.wardkeeper.e2e;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Whether a file will be readable in twenty years, by the rules of PDF/A-3b (ISO 19005-3) as veraPDF reads them. */
final class Archive {
    private Archive() {}

    /** What the standard forbids and the file does; a rule and a sentence each. */
    static List<String> faults(Path file) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (InputStream bytes = Files.newInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, PDFAFlavour.PDFA_3_B);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_B, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId() + " " + assertion.getMessage())
                    .distinct()
                    .toList();
        }
    }
}
