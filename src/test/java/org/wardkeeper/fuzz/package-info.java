/**
 * What the fuzz tests of all rooms share: damage done to good input, what a sentence for people is, what a call costs.
 *
 * <p>Every {@code *FuzzTest} runs a short form with the build. The long form is
 * {@code mvn -pl src -am verify -Dtest='*FuzzTest' -Djqwik.tries.default=1000000}. It never knows what it damages.
 * Invariant: the same edits of the same input give the same damage, so that a finding can be told by its edits.
 */
package org.wardkeeper.fuzz;
