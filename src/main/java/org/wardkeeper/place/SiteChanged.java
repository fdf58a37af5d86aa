package org.wardkeeper.place;

/**
 * CDI event: an import has committed. Whoever keeps a picture of imported rows reads it again before the event's
 * {@code fire} returns, so that the answer to the import tells of a server that already knows the new site.
 */
public record SiteChanged() {}
