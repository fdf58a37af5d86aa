package org.wardkeeper.rejection;

import java.time.Instant;
import java.util.Arrays;

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
        Instant at, String speaker, String device, String code, String reason, boolean audited, byte[] body) {

    /** The same with no more than the first bytes of the pack. */
    Rejection withBodyUpTo(int bytes) {
        return body.length <= bytes
                ? this
                : new Rejection(at, speaker, device, code, reason, audited, Arrays.copyOf(body, bytes));
    }
}
