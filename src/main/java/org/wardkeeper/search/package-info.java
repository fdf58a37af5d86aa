/**
 * Finding an asset: what somebody typed, joined with where things are now and ranked as a person in a hurry wants it;
 * and the REST resource of assets, since it stands above location.
 *
 * <p>Knows words, synonyms, typing errors and ranks. Called by pages and programs through {@code /api/assets}. Never
 * finds people: a badge is no asset.
 *
 * <p>Invariant: what was typed is only ever compared, never interpreted; the index shows every change that
 * {@link org.wardkeeper.asset.Assets} has announced.
 */
package org.wardkeeper.search;
