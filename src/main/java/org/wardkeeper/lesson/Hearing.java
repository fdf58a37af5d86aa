package org.wardkeeper.lesson;

import java.time.Instant;

/**
 * How one reader hears the tag of an open lesson.
 *
 * @param dBm the mean of the last second it heard it in
 * @param last when that second began
 * @param vectors in how many of the lesson's vectors it has a part
 */
public record Hearing(String reader, double dBm, Instant last, int vectors) {}
