package org.wardkeeper.fleet;

import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * A refused report as pages and programs see it.
 *
 * @param speaker who was on the wire; null where nobody was known
 * @param device the device or the record at fault; null where none was named
 * @param code the CoAP answer, "4.03"
 * @param reason what the sender was told
 */
public record ShownRefusal(OffsetDateTime at, String speaker, String device, String code, String reason) {

    static ShownRefusal of(Refusal refusal, ZoneId zone) {
        return new ShownRefusal(
                refusal.at().atZone(zone).toOffsetDateTime(),
                refusal.speaker().isEmpty() ? null : refusal.speaker(),
                refusal.device().isEmpty() ? null : refusal.device(),
                refusal.code(),
                refusal.reason());
    }
}
