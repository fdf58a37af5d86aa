package org.wardkeeper.device;

import java.util.regex.Pattern;
import org.wardkeeper.place.Names;

/**
 * The name of a device: a URN such as {@code urn:dev:mac:0024befffe804ff1} (RFC 9039), in the characters that SenML
 * names allow (RFC 8428 §4.5.1), so that it can stand in front of a record's name.
 */
public final class DeviceUrn {

    private static final Pattern URN =
            Pattern.compile("urn:[a-z0-9][a-z0-9-]{0,31}:[A-Za-z0-9][A-Za-z0-9:._/-]{0,159}");

    private DeviceUrn() {}

    /** @throws IllegalArgumentException with a sentence for the author, if the text cannot be a device's name */
    public static String checked(String text) {
        if (!URN.matcher(text).matches() || text.endsWith(":")) {
            throw new IllegalArgumentException(
                    "'" + Names.shown(text) + "' is not the URN of a device, such as urn:dev:mac:0024befffe804ff1.");
        }
        return text;
    }
}
