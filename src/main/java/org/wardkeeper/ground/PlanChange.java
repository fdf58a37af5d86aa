package org.wardkeeper.ground;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was done to a plan, once or several times.
 *
 * @param what a {@link What}'s slug
 * @param count how often; where it is more than 1, nothing is named
 * @param name what it was done to, as people call it; null where several are meant
 * @param to what it is called or is now; null where that does not say more
 */
public record PlanChange(String what, int count, String name, String to) {

    /** The kinds of change, with the words of the audit trail; pages have their own, in their languages. */
    public enum What {
        RESTORED("restored", "gone back to version {name}", ""),
        LEVEL_RENAMED("level-renamed", "{name} renamed to {to}", ""),
        OUTLINE("outline", "outline of the level changed", ""),
        ZONE_ADDED("zone-added", "{name} added", "{n} zones added"),
        ZONE_REMOVED("zone-removed", "{name} removed", "{n} zones removed"),
        ZONE_RENAMED("zone-renamed", "{name} renamed to {to}", "{n} zones renamed"),
        ZONE_CATEGORY("zone-category", "{name} is now {to}", "category of {n} zones changed"),
        ZONE_PRIVATE("zone-private", "{name} is private", "{n} zones are private"),
        ZONE_PUBLIC("zone-public", "{name} is not private any more", "{n} zones are not private any more"),
        ZONE_RESHAPED("zone-reshaped", "walls of {name} moved", "walls of {n} zones moved"),
        DOOR_ADDED("door-added", "door {name} added", "{n} doors added"),
        DOOR_REMOVED("door-removed", "door {name} removed", "{n} doors removed"),
        DOOR_CHANGED("door-changed", "door {name} changed", "{n} doors changed"),
        READER_PLACED("reader-placed", "reader {name} placed", "{n} readers placed"),
        READER_REMOVED("reader-removed", "reader {name} taken down", "{n} readers taken down"),
        READER_MOVED("reader-moved", "reader {name} moved", "{n} readers moved"),
        READER_SIDES("reader-sides", "antennas of reader {name} changed", "antennas of {n} readers changed"),
        PICTURE_LAID("picture-laid", "picture laid beneath", ""),
        PICTURE_MOVED("picture-moved", "picture moved", ""),
        PICTURE_REMOVED("picture-removed", "picture taken away", "");

        private final String slug;
        private final String one;
        private final String many;

        What(String slug, String one, String many) {
            this.slug = slug;
            this.one = one;
            this.many = many;
        }
    }

    /** One thing was changed. */
    public static PlanChange of(What what, String name, String to) {
        return new PlanChange(what.slug, 1, name, to);
    }

    /** Several things were changed in one way. */
    static PlanChange of(What what, int count) {
        return new PlanChange(what.slug, count, null, null);
    }

    /** The changes as the audit trail tells them: "4.12 renamed to Isolation, 2 doors added". */
    public static String inWords(List<PlanChange> changes) {
        return changes.stream().map(PlanChange::words).collect(Collectors.joining(", "));
    }

    private String words() {
        for (What known : What.values()) {
            if (known.slug.equals(what)) {
                return count == 1
                        ? known.one.replace("{to}", shown(to)).replace("{name}", shown(name))
                        : known.many.replace("{n}", Integer.toString(count));
            }
        }
        return what;
    }

    private static String shown(String text) {
        return text == null ? "" : text;
    }
}
