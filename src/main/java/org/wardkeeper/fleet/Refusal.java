package org.wardkeeper.fleet;

import java.time.Instant;

/**
 * A report that was refused, as it is stored.
 *
 * @param speaker who was on the wire; empty where nobody was known
 * @param device the device or the record at fault; empty where none was named
 * @param code the CoAP answer, "4.03"
 * @param reason what the sender was told
 */
record Refusal(Instant at, String speaker, String device, String code, String reason) {}
