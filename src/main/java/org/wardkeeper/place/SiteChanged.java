package org.wardkeeper.place;

/**
 * CDI event: an import or an edit of a plan has committed. Whoever keeps a picture of the site's rows reads it again
 * before the event's {@code fire} returns, so that the answer to it tells of a server that already knows the new site.
 */
public record SiteChanged() {}
