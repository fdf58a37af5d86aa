package org.wardkeeper.ingest;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Tag;
import org.wardkeeper.metrics.Distribution;
import org.wardkeeper.metrics.Metrics;
import org.wardkeeper.report.BatteryLevel;
import org.wardkeeper.report.ButtonPress;
import org.wardkeeper.report.Dispense;
import org.wardkeeper.report.DoorChange;
import org.wardkeeper.report.MissingReading;
import org.wardkeeper.report.Motion;
import org.wardkeeper.report.Observation;
import org.wardkeeper.report.Reading;
import org.wardkeeper.report.Sighting;

/** What the path of a report counts: answers, records, refusals, and how long a durable pack waited for its answer. */
final class IngestMetrics {
    private static final Map<Class<? extends Observation>, String> KINDS = Map.of(
            Sighting.class, "sighting",
            Motion.class, "motion",
            Reading.class, "reading",
            MissingReading.class, "missing-reading",
            Dispense.class, "dispense",
            ButtonPress.class, "button",
            DoorChange.class, "door",
            BatteryLevel.class, "battery");

    private static final List<ResponseCode> CODES = List.of(
            ResponseCode.CHANGED,
            ResponseCode.BAD_REQUEST,
            ResponseCode.UNAUTHORIZED,
            ResponseCode.FORBIDDEN,
            ResponseCode.CONFLICT,
            ResponseCode.UNSUPPORTED_CONTENT_FORMAT,
            ResponseCode.TOO_MANY_REQUESTS,
            ResponseCode.SERVICE_UNAVAILABLE);

    private final Map<ResponseCode, Counter> reports = new EnumMap<>(ResponseCode.class);
    private final Map<Fault, Counter> rejections = new EnumMap<>(Fault.class);

    /** By the observation's class: a field of the class itself, quicker than any map. */
    private final ClassValue<Counter> records;

    private final Distribution answers;

    IngestMetrics(Metrics metrics) {
        for (ResponseCode code : CODES) {
            reports.put(
                    code,
                    metrics.counter(
                            "wardkeeper_reports", "Reports answered, by CoAP answer", new Tag("code", code.text)));
        }
        for (Fault fault : Fault.values()) {
            rejections.put(
                    fault,
                    metrics.counter(
                            "wardkeeper_rejections", "Reports refused, by reason", new Tag("reason", fault.slug())));
        }
        Map<Class<?>, Counter> byKind = new HashMap<>();
        KINDS.forEach((type, kind) -> byKind.put(
                type, metrics.counter("wardkeeper_records", "Records admitted, by kind", new Tag("kind", kind))));
        records = new ClassValue<>() {
            @Override
            protected Counter computeValue(Class<?> type) {
                return byKind.get(type);
            }
        };
        answers = metrics.nanos(
                "wardkeeper_durable_answer_seconds", "From a pack of readings or events, as it came, to its answer");
    }

    void answered(ResponseCode code) {
        Counter counter = reports.get(code);
        if (counter != null) {
            counter.inc();
        }
    }

    void refused(Fault fault) {
        rejections.get(fault).inc();
    }

    /** Counts each run of one kind at once: most packs are of one kind. */
    void admitted(List<Observation> observations) {
        Class<?> kind = null;
        int run = 0;
        for (Observation observation : observations) {
            if (observation.getClass() != kind) {
                count(kind, run);
                kind = observation.getClass();
                run = 0;
            }
            run++;
        }
        count(kind, run);
    }

    private void count(Class<?> kind, int run) {
        if (run > 0) {
            records.get(kind).inc(run);
        }
    }

    /** @param began {@link System#nanoTime} when the pack came */
    void durableAnswered(long began) {
        answers.record(System.nanoTime() - began);
    }
}
