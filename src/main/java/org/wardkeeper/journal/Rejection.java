package org.wardkeeper.journal;

import java.time.Instant;

/**
 * A pack that was refused, kept so that somebody can find out why.
 *
 * @param speaker who was on the wire, as far as it named itself
 * @param device the device concerned, as far as one was named
 * @param code the CoAP answer, "4.03"
 * @param audited whether the audit trail must tell of it
 * @param body the pack as it came; only its first bytes are stored
 */
public record Rejection(
        Instant at, String speaker, String device, String code, String reason, boolean audited, byte[] body) {}
