package org.wardkeeper.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.wardkeeper.device.DeviceContacts;
import org.wardkeeper.device.DeviceRegistry;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.environment.LiveReadings;
import org.wardkeeper.journal.Journal;
import org.wardkeeper.location.LiveLocations;
import org.wardkeeper.rejection.Rejection;
import org.wardkeeper.rejection.RejectionLog;
import org.wardkeeper.report.Durable;
import org.wardkeeper.report.Motion;
import org.wardkeeper.report.Observation;
import org.wardkeeper.report.Sighting;
import org.wardkeeper.report.Timing;

/**
 * The path of a report, as one list:
 *
 * <ol>
 *   <li>turn away whoever reports more than its share, as soon as it is known who speaks;
 *   <li>decode the bytes into records;
 *   <li>admit the records as observations, or refuse the pack, and note who was heard;
 *   <li>journal what is durable and wait until it is safe;
 *   <li>show it: sightings to the live locations, readings to the live readings;
 *   <li>answer.
 * </ol>
 *
 * A pack of nothing but sightings passes by step 4 and is answered by the thread that read it. Nothing here waits:
 * the journal calls back.
 */
final class ReportPipeline {
    private final SenmlDecoder decoder = new SenmlDecoder();
    private final Admission admission;
    private final Devices devices;
    private final DeviceContacts contacts;
    private final Journal journal;
    private final LiveLocations locations;
    private final LiveReadings readings;
    private final RejectionLog rejections;
    private final DeviceRates rates;
    private final IngestMetrics metrics;

    ReportPipeline(
            Admission admission,
            Devices devices,
            DeviceContacts contacts,
            Journal journal,
            LiveLocations locations,
            LiveReadings readings,
            RejectionLog rejections,
            DeviceRates rates,
            IngestMetrics metrics) {
        this.admission = admission;
        this.devices = devices;
        this.contacts = contacts;
        this.journal = journal;
        this.locations = locations;
        this.readings = readings;
        this.rejections = rejections;
        this.rates = rates;
        this.metrics = metrics;
    }

    /**
     * Takes one pack along the path.
     *
     * @param identity the device's identity where the wire proved one
     * @param answer called exactly once, now or after the commit, on any thread
     */
    void take(byte[] body, SenmlFormat format, Optional<String> identity, Instant arrival, Consumer<Answer> answer) {
        long began = System.nanoTime();
        DeviceRegistry known = devices.current();
        KnownDevice proven = identity.flatMap(known::byUrn).orElse(null);
        if (isTooMuch(proven, began, answer)) {
            return;
        }
        List<SenmlRecord> records;
        try {
            records = decoder.decode(body, format, arrival);
        } catch (MalformedPackException e) {
            count(proven, 1, began);
            var malformed = new Refusal(Fault.MALFORMED, e.getMessage(), "");
            refuse(malformed, body, identity.orElse(""), arrival, answer);
            return;
        }
        KnownDevice claimed =
                proven != null ? null : known.owning(records.get(0).name()).orElse(null);
        if (isTooMuch(claimed, began, answer)) {
            return;
        }
        count(proven == null ? claimed : proven, records.size(), began);
        Admission.Verdict verdict = admission.admit(identity, records, known, arrival);
        if (verdict instanceof Admission.Verdict.Admitted admitted) {
            hear(admitted, arrival);
            metrics.admitted(admitted.observations());
            store(admitted, body, began, arrival, answer);
        } else if (verdict instanceof Admission.Verdict.Refused refused) {
            refuse(refused.refusal(), body, refused.speaker(), arrival, answer);
        }
    }

    /** Whoever was let speak is alive, whatever becomes of the report. */
    private void hear(Admission.Verdict.Admitted admitted, Instant arrival) {
        KnownDevice speaker = admitted.speaker();
        for (Observation observation : admitted.observations()) {
            Timing timing = observation.timing();
            contacts.heard(
                    speaker, observation.device(), arrival, timing.claimed().orElse(timing.at()));
        }
    }

    /** Whether the speaker, where one is known, has to wait; it is told so. */
    private boolean isTooMuch(KnownDevice speaker, long now, Consumer<Answer> answer) {
        if (speaker == null || rates.hasRoom(speaker, now)) {
            return false;
        }
        answer.accept(Answer.tooMany(rates.secondsToWait(speaker, now)));
        return true;
    }

    private void count(KnownDevice speaker, int records, long now) {
        if (speaker != null) {
            rates.take(speaker, records, now);
        }
    }

    private void store(
            Admission.Verdict.Admitted admitted, byte[] body, long began, Instant arrival, Consumer<Answer> answer) {
        List<Durable> durable = durable(admitted.observations());
        if (durable.isEmpty()) {
            show(admitted.observations());
            answer.accept(Answer.TAKEN);
            return;
        }
        boolean accepted = journal.append(admitted.speaker().urn(), durable, outcome -> {
            metrics.durableAnswered(began);
            if (outcome instanceof Journal.Outcome.Stored) {
                show(admitted.observations());
                answer.accept(Answer.TAKEN);
            } else if (outcome instanceof Journal.Outcome.Contradicts contradicts) {
                refuse(
                        contradiction(contradicts, admitted),
                        body,
                        admitted.speaker().urn(),
                        arrival,
                        answer);
            } else if (outcome instanceof Journal.Outcome.Unstorable unstorable) {
                var refusal = new Refusal(Fault.UNSTORABLE, unstorable.reason(), "");
                refuse(refusal, body, admitted.speaker().urn(), arrival, answer);
            } else {
                answer.accept(Answer.NOT_NOW);
            }
        });
        if (!accepted) {
            answer.accept(Answer.NOT_NOW);
        }
    }

    private void show(List<Observation> observations) {
        for (Observation observation : observations) {
            if (observation instanceof Sighting sighting) {
                locations.hear(sighting);
            } else if (observation instanceof Motion motion) {
                locations.hear(motion);
            } else if (observation instanceof Durable durable) {
                readings.learn(durable);
            }
        }
    }

    private void refuse(Refusal refusal, byte[] body, String speaker, Instant arrival, Consumer<Answer> answer) {
        metrics.refused(refusal.fault());
        rejections.add(new Rejection(
                arrival, speaker, refusal.device(), refusal.code().text, refusal.reason(), refusal.isAudited(), body));
        answer.accept(new Answer(refusal.code(), refusal.reason()));
    }

    private static Refusal contradiction(Journal.Outcome.Contradicts contradicts, Admission.Verdict.Admitted admitted) {
        Durable row = contradicts.row();
        int position = admitted.observations().indexOf(row) + 1;
        return new Refusal(
                Fault.CONTRADICTS,
                "record " + position + ": " + row.stream() + " at "
                        + row.timing().claimed().orElse(row.timing().at()) + " was reported before with another value",
                row.device().urn());
    }

    private static List<Durable> durable(List<Observation> observations) {
        List<Durable> durable = List.of();
        for (Observation observation : observations) {
            if (observation instanceof Durable row) {
                if (durable.isEmpty()) {
                    durable = new ArrayList<>(observations.size());
                }
                durable.add(row);
            }
        }
        return durable;
    }
}
