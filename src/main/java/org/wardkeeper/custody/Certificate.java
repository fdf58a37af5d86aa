package org.wardkeeper.custody;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.wardkeeper.place.Names;

/**
 * A calibration certificate of a sensor.
 *
 * @param device the sensor's URN
 * @param number as the laboratory gave it
 * @param due when the sensor has to be calibrated again
 * @param uncertaintyCel ± °C
 * @param offsetCel what the sensor showed too much, °C
 * @param pdfSha256 of the scan, in hexadecimal; empty where there is none
 */
public record Certificate(
        UUID id,
        String device,
        String number,
        String laboratory,
        LocalDate calibrated,
        LocalDate due,
        double uncertaintyCel,
        double offsetCel,
        Instant enteredAt,
        String enteredBy,
        Optional<String> pdfSha256) {

    private static final double MOST_CEL = 100;

    public Certificate {
        Names.checkedName(number);
        Names.checkedName(laboratory);
        if (!due.isAfter(calibrated)) {
            throw new IllegalArgumentException("A certificate is due later than its sensor was calibrated.");
        }
        if (calibrated.getYear() < 1970 || due.getYear() > 9999) {
            throw new IllegalArgumentException("A certificate's dates are of years from 1970 to 9999.");
        }
        if (!(uncertaintyCel >= 0 && uncertaintyCel <= MOST_CEL)) {
            throw new IllegalArgumentException("A certificate's uncertainty is a number of °C, 0 or more.");
        }
        if (!(Math.abs(offsetCel) <= MOST_CEL)) {
            throw new IllegalArgumentException("A certificate's offset is a number of °C.");
        }
    }

    /**
     * Refuses a certificate that cannot have been written yet.
     *
     * @param today at the site
     * @throws IllegalArgumentException with a sentence
     */
    Certificate writtenBy(LocalDate today) {
        if (calibrated.isAfter(today)) {
            throw new IllegalArgumentException("A certificate cannot be dated in the future.");
        }
        return this;
    }

    /** True from the day on which the sensor has to be calibrated again. */
    public boolean isExpired(LocalDate today) {
        return !today.isBefore(due);
    }
}
