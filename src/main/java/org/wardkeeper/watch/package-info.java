/**
 * What is wrong now: with the server itself, with devices, with what is stored in storage units.
 *
 * <p>{@code alarm} asks every other second, by way of {@code app}. Pulls its facts from the rooms below, judges by pure
 * rules and keeps nothing; it never announces, and no look waits for the database. Of what was over before it could be
 * known it tells {@code alarm} by itself. Invariant: one cause is one condition, and what follows from it names it.
 */
package org.wardkeeper.watch;
