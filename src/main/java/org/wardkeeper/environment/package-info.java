/**
 * The latest value of every stream: how warm, how humid, door open or shut.
 *
 * <p>{@code ingest} tells it what was committed; the read side asks. It never judges a value: limits belong to the
 * things that have them. Invariant: an older observation never replaces a newer one.
 */
package org.wardkeeper.environment;
