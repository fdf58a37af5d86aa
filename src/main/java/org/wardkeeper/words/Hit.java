package org.wardkeeper.words;

/**
 * An asset that what was typed may mean.
 *
 * @param strength how well it fits; comparable among the hits of one question
 */
public record Hit(String id, int strength) {}
