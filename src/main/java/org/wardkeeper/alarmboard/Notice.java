package org.wardkeeper.alarmboard;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One line in the frame of a page.
 *
 * @param id the alarm that somebody may take note of; null where this line is not for that
 * @param text which line: an alarm's kind, with {@code -over} while it is over and nobody has taken note
 *     and {@code -bare} where nothing stands in for what is away, or {@code stale} for those who only need to know of when what they see is
 * @param name what it is about, as people call it; empty for the server itself
 * @param until when the condition ended; null while it holds
 */
public record Notice(UUID id, String text, String name, OffsetDateTime since, OffsetDateTime until) {}
