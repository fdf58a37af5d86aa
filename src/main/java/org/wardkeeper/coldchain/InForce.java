package org.wardkeeper.coldchain;

import java.time.Instant;
import java.util.OptionalInt;

/** What the histories of limits and sensors say about one unit at one moment. */
record InForce(Limits limits, Instant since, OptionalInt deviceId, Instant deviceSince) {}
