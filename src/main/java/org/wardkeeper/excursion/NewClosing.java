package org.wardkeeper.excursion;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.stream.Stream;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.place.Names;

/**
 * What somebody sends to close an excursion.
 *
 * @param name the printed name of the signature
 * @param password typed again: with the login it is the signature
 * @param meaning what the signature means
 * @param facts the facts that are signed, as they were shown; left out, those of the moment
 */
public record NewClosing(ClosingForm form, String name, String password, String meaning, String facts) {

    private static final int LONGEST = 2_000;

    /**
     * The form, complete.
     *
     * @throws ProblemException 400 with the first thing that is missing or cannot be
     */
    ClosingForm checked(Excursion excursion) {
        if (form == null) {
            throw ProblemException.badRequest("To close an excursion its form must be filled in.");
        }
        must(form.cause(), "the cause");
        must(form.action(), "the corrective action");
        must(form.disposition(), "the disposition, as the manufacturer or the programme decided it");
        must(form.decidedBy(), "who decided the disposition");
        if (excursion.ending().sensorLost()) {
            must(form.sensorLost(), "why the sensor was lost: there is no reading back in range");
        }
        must(name, "the name of who signs");
        must(meaning, "what the signature means");
        must(password, "the password again: it is the signature");
        line(name);
        line(meaning);
        time(form.foundAt());
        Stream.of(form.foundCel(), form.minCel(), form.maxCel(), form.roomCel()).forEach(NewClosing::temperature);
        Stream.of(
                        form.sinceInRange(),
                        form.lots(),
                        form.otherContents(),
                        form.earlierProblems(),
                        form.cause(),
                        form.action(),
                        form.contacts(),
                        form.disposition(),
                        form.decidedBy(),
                        form.result(),
                        form.sensorLost())
                .forEach(NewClosing::text);
        return form;
    }

    private static void must(String text, String what) {
        if (text == null || text.isBlank()) {
            throw ProblemException.badRequest("To close an excursion tell " + what + ".");
        }
    }

    private static void line(String text) {
        try {
            Names.checkedName(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private static void text(String text) {
        if (text != null && (text.length() > LONGEST || text.indexOf('\0') >= 0)) {
            throw ProblemException.badRequest(
                    String.format(Locale.ROOT, "A field of the form has up to %,d characters of text.", LONGEST));
        }
    }

    private static void temperature(Double celsius) {
        if (celsius != null && !(celsius >= -273.15 && celsius <= 100)) {
            throw ProblemException.badRequest("A temperature of the form must be one that can be, in °C.");
        }
    }

    private static void time(String moment) {
        try {
            if (moment != null) {
                OffsetDateTime.parse(moment);
            }
        } catch (DateTimeException e) {
            throw ProblemException.badRequest("foundAt must be a time with offset, like 2026-03-01T08:00:00+01:00.");
        }
    }
}
