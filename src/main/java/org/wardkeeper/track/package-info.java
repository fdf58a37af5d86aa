/**
 * What was heard of one tag, and where that puts it: levels are gathered, weighed against the radio map, and a zone is
 * said with a confidence that was rehearsed.
 *
 * <p>{@code location} keeps a track for every asset; {@code survey} and {@code teach} play recordings through the same
 * code. It knows no database and no clock. Invariant: an older sighting never replaces a newer one, and what is not known
 * is not said.
 */
package org.wardkeeper.track;
