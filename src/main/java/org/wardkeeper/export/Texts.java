package org.wardkeeper.export;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the message bundles, outside of a page. */
record Texts(ResourceBundle bundle) {

    static Texts in(Locale language) {
        return new Texts(ResourceBundle.getBundle("org.wardkeeper.messages", language));
    }

    /** Values are put in as they are: numbers are written with a dot. */
    String of(String key, Object... values) {
        Object[] plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = String.valueOf(values[i]);
        }
        return values.length == 0 ? bundle.getString(key) : MessageFormat.format(bundle.getString(key), plain);
    }
}
