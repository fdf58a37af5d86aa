/**
 * The month's report: what compliance wants of every month, made on the first of the next and mailed.
 *
 * <p>{@code app} starts it; it has exports written and letters sent, and knows how neither is done. It never makes a
 * month twice for one set-up and never leaves one out, however long the server was away. Invariant: what was made and
 * who was told stands in the database before anything follows from it.
 */
package org.wardkeeper.monthly;
