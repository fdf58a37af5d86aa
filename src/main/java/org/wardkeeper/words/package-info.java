/**
 * Which assets typed words may mean: names, ids, tags, what people call the kinds, half a word, a word with a slip.
 *
 * <p>Asked by the search, which joins its hits with where things are. Knows no place and no availability, so nothing here
 * can be out of date but a name. Never finds people: a badge is no asset.
 *
 * <p>Invariant: what was typed is only ever compared, never interpreted; the index shows every change that
 * {@link org.wardkeeper.asset.Assets} has announced.
 */
package org.wardkeeper.words;
