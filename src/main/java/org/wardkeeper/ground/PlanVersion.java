package org.wardkeeper.ground;

import java.time.Instant;
import java.util.List;

/**
 * A state that a plan was in, and how it came about.
 *
 * @param version counted from 1 on each level
 * @param by a login, or a part of the server
 * @param changes against the version before; empty for the first
 * @param picture null where none lies beneath
 */
public record PlanVersion(int version, Instant at, String by, List<PlanChange> changes, Picture picture) {

    /** A picture beneath the plan, named by its content's digest. */
    public record Picture(String digest, PictureBox box) {}
}
