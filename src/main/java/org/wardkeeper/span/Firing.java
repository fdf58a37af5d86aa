package org.wardkeeper.span;

import java.time.Instant;
import org.wardkeeper.threshold.Urgency;

/**
 * A rule that fired in an excursion.
 *
 * @param rule its name
 * @param priority the rule's
 * @param at the moment its duration was full: the start of what it counted and its delay, not when somebody looked
 */
public record Firing(String rule, Urgency priority, Instant at) {}
