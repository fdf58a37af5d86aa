package org.wardkeeper.asset;

import java.util.regex.Pattern;
import org.wardkeeper.place.Names;

/** Kinds of assets are an open set of small words: {@code wheelchair}, {@code infusion-pump}. */
public final class AssetKinds {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final int LONGEST = 40;

    private AssetKinds() {}

    /** @throws IllegalArgumentException with a sentence, if this cannot be a kind */
    public static String checked(String kind) {
        if (kind.length() > LONGEST || !KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("The kind '" + Names.shown(kind)
                    + "' must be small letters, digits and single dashes, such as infusion-pump.");
        }
        return kind;
    }
}
