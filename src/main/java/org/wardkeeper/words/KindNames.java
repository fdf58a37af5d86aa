package org.wardkeeper.words;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.wardkeeper.language.Texts;

/** Kinds in words. A kind nobody has named yet is told by its slug: {@code bladder-scanner} is "Bladder scanner". */
public final class KindNames {

    private static final List<Locale> LANGUAGES = List.of(Locale.ROOT, Locale.GERMAN);

    private KindNames() {}

    /** The kind's names in every language of the pages: who reads "Rollstuhl" also types it. */
    static Stream<String> all(String kind) {
        return LANGUAGES.stream().map(language -> in(language, kind));
    }

    /** The kind's name in English. */
    public static String of(String kind) {
        return in(Locale.ROOT, kind);
    }

    private static String in(Locale language, String kind) {
        Texts texts = Texts.in(language);
        if (texts.has("kind." + kind)) {
            return texts.of("kind." + kind);
        }
        String words = kind.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
