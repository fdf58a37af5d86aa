/**
 * Walk to teach: what the page and programs ask while somebody carries a tag through the rooms, and how well each room is
 * known by then, and which are taken for which.
 *
 * <p>Knows nothing of its own: lessons are {@code lesson}'s, and where a tag is {@code location} decides. Called by REST
 * and the teaching page. Pure rules for coverage and confusion.
 *
 * <p>Invariant: a room is judged only by a model that has not seen the moments it is judged by.
 */
package org.wardkeeper.teach;
