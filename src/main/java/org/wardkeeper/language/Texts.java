package org.wardkeeper.language;

import java.util.Collection;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The message bundle in one language. A text has its values at {0}, {1} …; they are put in as they are. */
public final class Texts {

    private final ResourceBundle bundle;
    private final Locale language;

    private Texts(ResourceBundle bundle, Locale language) {
        this.bundle = bundle;
        this.language = language;
    }

    /** English where a language is not among the bundles, and where a text of it is missing. */
    public static Texts in(Locale language) {
        ResourceBundle.Control notTheMachines =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(ResourceBundle.getBundle("org.wardkeeper.messages", language, notTheMachines), language);
    }

    /** @throws MissingResourceException where there is no such text */
    public String of(String key, Object... values) {
        String text = bundle.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** A text that differs for one and for several: {@code key.one}, {@code key.other}, with the count at {0}. */
    public String counted(String key, long count) {
        return of(key + (count == 1 ? ".one" : ".other"), count);
    }

    /** A number as it is written in this language. */
    public String number(double value, int decimals) {
        return String.format(language, "%." + decimals + "f", value);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    public Collection<String> keys() {
        return bundle.keySet();
    }
}
