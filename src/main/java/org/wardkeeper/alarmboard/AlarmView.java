package org.wardkeeper.alarmboard;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * An alarm as programs and pages see it, with times in the site's zone; what is not so is null.
 *
 * @param about server, device or process
 * @param occasion the id of the excursion it is about
 * @param state unack, acked, rtn-unack or normal: what goes on underneath any overlay
 * @param announced null while nobody was told, under an overlay
 * @param value how bad it was when it was raised (°C, per cent, seconds), and the {@code limit} in force then
 * @param celsiusNow of a storage unit; null where nobody knows
 * @param heldBack how many alarms this one speaks for
 */
public record AlarmView(
        UUID id,
        String kind,
        String about,
        String subject,
        String occasion,
        Subject thing,
        String priority,
        String state,
        OffsetDateTime since,
        OffsetDateTime announced,
        OffsetDateTime returned,
        OffsetDateTime acknowledged,
        String acknowledgedBy,
        String note,
        Double value,
        Double limit,
        Double celsiusNow,
        String detail,
        List<OverlayView> overlays,
        int heldBack) {

    /**
     * What keeps it from being announced.
     *
     * @param overlay shelved, suppressed or out-of-service
     * @param by who did it; for suppressed the subject of the alarm that speaks for this one
     * @param words the reason, the work order, or the kind of that other alarm
     */
    public record OverlayView(String overlay, String by, OffsetDateTime at, OffsetDateTime until, String words) {}
}
