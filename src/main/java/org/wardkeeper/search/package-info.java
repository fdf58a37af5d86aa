/**
 * Assets for whoever looks for one: what fits what was asked, joined with where it is now and ranked as a person in a
 * hurry wants it; how one is edited and taken, and where it has been.
 *
 * <p>Called by pages and programs through {@code /api/assets}, which is here because it stands above location. It keeps
 * nothing of an answer for the next question, and knows nothing of words: their index is below.
 *
 * <p>Invariant: the next page of a list is what ranks behind the last answer, wherever that one has gone since.
 */
package org.wardkeeper.search;
