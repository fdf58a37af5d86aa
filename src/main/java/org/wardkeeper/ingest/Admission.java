package org.wardkeeper.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wardkeeper.device.DeviceRegistry;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.report.Observation;
import org.wardkeeper.report.Timing;

/**
 * Who may say what: turns records into observations, or the whole pack into one refusal.
 *
 * <p>Pure: devices and time are passed in. The order of the questions is the order in which a stranger learns
 * least: who speaks, for whom, when, and only then what.
 */
final class Admission {
    /** A clock further ahead than this is wrong, not skewed. */
    private static final Duration FUTURE = Duration.ofMinutes(2);

    private final Duration late;
    private final Meaning meaning = new Meaning();

    /**
     * Sets the bound on late arrivals.
     *
     * @param late how old an observation may be when it arrives
     * @throws IllegalArgumentException unless it is 1 to 3650 days
     */
    Admission(Duration late) {
        if (late.isNegative() || late.isZero() || late.toDays() > 3_650) {
            throw new IllegalArgumentException("a report may be 1 to 3650 days late, not " + late.toDays());
        }
        this.late = late;
    }

    sealed interface Verdict {
        record Admitted(KnownDevice speaker, List<Observation> observations) implements Verdict {}

        /**
         * Nothing of the pack is taken.
         *
         * @param speaker who spoke, as far as that is known; otherwise empty
         */
        record Refused(String speaker, Refusal refusal) implements Verdict {}
    }

    /**
     * Judges one pack.
     *
     * @param identity the identity proven on the wire; empty on plain CoAP, where the first record's device speaks
     */
    Verdict admit(Optional<String> identity, List<SenmlRecord> records, DeviceRegistry devices, Instant arrival) {
        String speaking = identity.orElse("");
        try {
            KnownDevice speaker = speaker(identity, records.get(0), devices);
            speaking = speaker.urn();
            var observations = new ArrayList<Observation>(records.size());
            for (int i = 0; i < records.size(); i++) {
                observations.add(observation(speaker, records.get(i), i, devices, arrival));
            }
            return new Verdict.Admitted(speaker, observations);
        } catch (RefusedException e) {
            return new Verdict.Refused(speaking, e.refusal);
        }
    }

    private static KnownDevice speaker(Optional<String> identity, SenmlRecord first, DeviceRegistry devices)
            throws RefusedException {
        if (identity.isEmpty()) {
            return device(first, 0, devices);
        }
        return devices.byUrn(identity.get())
                .orElseThrow(() -> new RefusedException(
                        Fault.UNKNOWN_SPEAKER, "the speaker is not a registered device", identity.get()));
    }

    private Observation observation(
            KnownDevice speaker, SenmlRecord record, int index, DeviceRegistry devices, Instant arrival)
            throws RefusedException {
        KnownDevice device = device(record, index, devices);
        if (!devices.maySpeakFor(speaker, device)) {
            throw new RefusedException(
                    Fault.NOT_ALLOWED,
                    "record " + (index + 1) + ": the speaker may not report for this device",
                    device.urn());
        }
        if (record.time().isBefore(arrival.minus(late))) {
            throw new RefusedException(
                    Fault.TOO_LATE,
                    "record " + (index + 1) + ": it is older than " + late.toDays() + " days",
                    device.urn());
        }
        try {
            String name = record.name().substring(device.urn().length() + 1);
            return meaning.of(device, name, record, timing(record.time(), index, arrival));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    Fault.IMPLAUSIBLE, "record " + (index + 1) + ": " + e.getMessage(), device.urn());
        }
    }

    private static KnownDevice device(SenmlRecord record, int index, DeviceRegistry devices) throws RefusedException {
        return devices.owning(record.name())
                .orElseThrow(() -> new RefusedException(
                        Fault.UNKNOWN_DEVICE,
                        "record " + (index + 1) + ": the device is not registered",
                        record.name()));
    }

    /**
     * Believes a time up to two minutes ahead. Claims from further ahead are kept at their
     * arrival, a microsecond apart so that each stays a row of its own.
     */
    private static Timing timing(Instant claimed, int index, Instant arrival) {
        if (claimed.isAfter(arrival.plus(FUTURE))) {
            return Timing.flagged(toMillis(claimed), arrival.plusNanos(index * 1_000L), arrival);
        }
        return Timing.measured(toMillis(claimed), arrival);
    }

    /** Identity is counted in milliseconds: a double cannot be trusted below them. */
    private static Instant toMillis(Instant time) {
        return Instant.ofEpochMilli(time.plusNanos(500_000).toEpochMilli());
    }

    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Refusal refusal;

        RefusedException(Fault fault, String reason, String device) {
            super(reason, null, false, false);
            this.refusal = new Refusal(fault, reason, device);
        }
    }
}
