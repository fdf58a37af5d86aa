package org.wardkeeper.search;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Kinds in words. A kind nobody has named yet is told by its slug: {@code bladder-scanner} is "Bladder scanner". */
final class KindNames {

    private KindNames() {}

    static String of(String kind) {
        try {
            return ResourceBundle.getBundle("org.wardkeeper.messages", Locale.ROOT)
                    .getString("kind." + kind);
        } catch (MissingResourceException e) {
            String words = kind.replace('-', ' ');
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }
}
