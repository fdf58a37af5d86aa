package org.wardkeeper.lapse;

import java.util.OptionalDouble;
import org.wardkeeper.quantity.Quantity;
import org.wardkeeper.report.DoorChange;
import org.wardkeeper.threshold.Lapse;

/** What one row of a unit's sensor says of a lapse. */
enum Word {
    YES,
    NO,
    /** The sensor has no value. */
    LOST,
    /** The row is about something else: the sensor lives. */
    NOTHING;

    /** Less than a clock on the front draws: a compressor that rests for some minutes is no mains that are off for hours. */
    static final double OFF_BELOW_WATTS = 1;

    /**
     * @param stream the row's, like 'door'
     * @param value empty where the sensor has none
     */
    static Word of(Lapse lapse, String stream, OptionalDouble value) {
        if (!stream.equals(stream(lapse))) {
            return NOTHING;
        }
        if (value.isEmpty()) {
            return LOST;
        }
        boolean yes =
                lapse == Lapse.DOOR_OPEN ? value.getAsDouble() != 0 : Math.abs(value.getAsDouble()) < OFF_BELOW_WATTS;
        return yes ? YES : NO;
    }

    /** The stream that tells of a lapse. */
    static String stream(Lapse lapse) {
        return switch (lapse) {
            case DOOR_OPEN -> DoorChange.STREAM;
            case POWER_OFF -> Quantity.POWER.recordName();
        };
    }
}
