package org.wardkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.DeviceRegistry;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.fuzz.Edit;
import org.wardkeeper.fuzz.Sentences;
import org.wardkeeper.report.Durable;
import org.wardkeeper.report.Observation;
import org.wardkeeper.report.Sighting;
import org.wardkeeper.report.Timing;

/** Whoever claims to be whoever: what is admitted is said by somebody who may say it, of a time that is believable. */
class AdmissionFuzzTest {
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00.250Z");
    private static final Duration LATE = Duration.ofDays(7);

    /** URNs within one another, so that whose a record is takes more than a look at its beginning. */
    private static final List<KnownDevice> DEVICES = List.of(
            device(1, "urn:dev:mac:01", DeviceKind.SENSOR),
            device(2, "urn:dev:mac:01:probe", DeviceKind.SENSOR),
            device(3, "urn:dev:mac:0", DeviceKind.READER),
            device(4, "urn:dev:mac:02", DeviceKind.GATEWAY),
            device(5, "urn:dev:mac:02:rssi/1/urn", DeviceKind.BADGE),
            device(6, "urn:dev:mac:01:temperature", DeviceKind.SENSOR));

    private static final Set<DeviceRegistry.SpeaksFor> LISTED =
            Set.of(new DeviceRegistry.SpeaksFor(4, 1), new DeviceRegistry.SpeaksFor(4, 2));

    private final DeviceRegistry registry = new DeviceRegistry(DEVICES, LISTED);
    private final Admission admission = new Admission(LATE);

    @Property
    void nothing_is_admitted_for_a_device_that_the_speaker_may_not_speak_for(
            @ForAll("records") List<SenmlRecord> records, @ForAll("identities") Optional<String> identity) {
        Admission.Verdict verdict = admission.admit(identity, records, registry, NOW);
        if (verdict instanceof Admission.Verdict.Admitted admitted) {
            assertThat(admitted.speaker()).isEqualTo(speaker(identity, records));
            assertThat(admitted.observations()).hasSameSizeAs(records);
            for (int i = 0; i < records.size(); i++) {
                assertTrue(records.get(i), admitted.observations().get(i), admitted.speaker());
            }
        } else if (verdict instanceof Admission.Verdict.Refused refused) {
            Sentences.assertSentence(refused.refusal().reason(), 200);
            assertThat(refused.refusal().code().text).isIn("4.00", "4.01", "4.03");
        }
    }

    /** The gateway's golden packs, damaged, from the wire to the verdict. */
    @Property
    void a_damaged_pack_is_admitted_by_the_same_rules(
            @ForAll("packs") byte[] pack, @ForAll("edits") List<Edit> edits, @ForAll("identities") Optional<String> who)
            throws MalformedPackException {
        var devices = registryOf(pack);
        byte[] body = Edit.apply(edits, pack, PACKS, List.of(":probe:".getBytes(StandardCharsets.US_ASCII)));
        List<SenmlRecord> records;
        try {
            records = new SenmlDecoder().decode(body, SenmlFormat.JSON, NOW);
        } catch (MalformedPackException e) {
            return;
        }
        Admission.Verdict verdict = admission.admit(who, records, devices, NOW);
        if (verdict instanceof Admission.Verdict.Admitted admitted) {
            assertThat(admitted.observations())
                    .allSatisfy(each -> assertThat(devices.maySpeakFor(admitted.speaker(), each.device()))
                            .isTrue());
        } else if (verdict instanceof Admission.Verdict.Refused refused) {
            Sentences.assertSentence(refused.refusal().reason(), 200);
        }
    }

    private void assertTrue(SenmlRecord record, Observation observation, KnownDevice speaker) {
        KnownDevice device = observation.device();
        assertThat(device).isEqualTo(owner(record.name()).orElseThrow());
        assertThat(speaker.id() == device.id()
                        || LISTED.contains(new DeviceRegistry.SpeaksFor(speaker.id(), device.id())))
                .isTrue();
        String name = record.name().substring(device.urn().length() + 1);
        if (observation instanceof Durable durable) {
            assertThat(durable.stream()).isEqualTo(name);
        } else if (observation instanceof Sighting sighting) {
            assertThat(name).startsWith("rssi/" + sighting.antenna() + "/");
            assertThat(device.kind()).isIn(DeviceKind.READER, DeviceKind.GATEWAY);
        }
        assertBelievable(record.time(), observation.timing());
    }

    private static void assertBelievable(Instant claimed, Timing timing) {
        assertThat(timing.received()).isEqualTo(NOW);
        assertThat(claimed).isAfterOrEqualTo(NOW.minus(LATE));
        boolean ahead = claimed.isAfter(NOW.plus(Duration.ofMinutes(2)));
        assertThat(timing.isFlagged()).isEqualTo(ahead);
        assertThat(timing.at()).isBetween(NOW.minus(LATE), NOW.plus(Duration.ofMinutes(2)));
        assertThat(Duration.between(timing.claimed().orElse(timing.at()), claimed)
                        .abs())
                .isLessThanOrEqualTo(Duration.ofNanos(500_000));
    }

    /** The rule of the wire, once more and slower: the longest registered URN that a colon follows. */
    private static Optional<KnownDevice> owner(String name) {
        return DEVICES.stream()
                .filter(device -> name.startsWith(device.urn() + ":"))
                .max(Comparator.comparingInt(device -> device.urn().length()));
    }

    private static KnownDevice speaker(Optional<String> identity, List<SenmlRecord> records) {
        return identity.isEmpty()
                ? owner(records.get(0).name()).orElseThrow()
                : DEVICES.stream()
                        .filter(device -> device.urn().equals(identity.get()))
                        .findFirst()
                        .orElseThrow();
    }

    @Provide
    Arbitrary<Optional<String>> identities() {
        return Arbitraries.oneOf(
                        Arbitraries.of(DEVICES).map(KnownDevice::urn),
                        Arbitraries.of("", "urn:dev:mac:01:", "urn:dev:mac:01#2", "URN:DEV:MAC:01", "urn:dev:mac:9"))
                .optional(0.6);
    }

    @Provide
    Arbitrary<List<SenmlRecord>> records() {
        Arbitrary<String> names = Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.of("urn:dev:mac:01", "urn:dev:mac:02", "urn:dev:mac:01:probe")),
                                Tuple.of(2, Arbitraries.of(DEVICES).map(KnownDevice::urn)),
                                Tuple.of(1, Arbitraries.of("urn:dev:mac:9", "urn:dev:mac:", "a"))),
                        Arbitraries.frequency(
                                Tuple.of(9, ":"), Tuple.of(1, ""), Tuple.of(1, "::"), Tuple.of(1, ":probe:")),
                        Arbitraries.of(
                                "temperature",
                                "temperature",
                                "humidity",
                                "door",
                                "button",
                                "dispense",
                                "battery",
                                "power",
                                "rssi/1/c8:f3:a1:b2:04:17",
                                "rssi/1/urn:epc:id:sgtin:0614141.812345.6789",
                                "rssi//x",
                                "rssi/1/3074257BF7194E4000001A85",
                                "rssi/1/00000000000000000000",
                                "rssi/x",
                                "colour",
                                ""))
                .as((device, colon, name) -> device + colon + name)
                .filter(name -> !name.isEmpty());
        Arbitrary<Double> seconds = Arbitraries.oneOf(
                Arbitraries.just(NOW.getEpochSecond() + 0.25),
                Arbitraries.longs().between(-200_000, 200_000).map(ms -> NOW.toEpochMilli() / 1e3 + ms / 1e3),
                Arbitraries.longs().between(-8 * 86_400_000L, 0).map(ms -> NOW.toEpochMilli() / 1e3 + ms / 1e3),
                Arbitraries.of(-253_402_300_799.0, 253_402_300_799.0, 0.0));
        Arbitrary<SenmlValue> values = Arbitraries.oneOf(
                Arbitraries.integers().between(-80, 40).map(n -> new SenmlValue.Number(n)),
                Arbitraries.doubles().map(SenmlValue.Number::new),
                Arbitraries.of(true, false).map(SenmlValue.Truth::new),
                Arbitraries.of("probe-missing", "timeout", "", "\u0000", "<b>").map(SenmlValue.Text::new),
                Arbitraries.just(new SenmlValue.Data("")),
                Arbitraries.just(new SenmlValue.Sum(1)));
        Arbitrary<String> units = Arbitraries.of("Cel", "%RH", "dBm", "K").injectNull(0.7);
        return Combinators.combine(names, units, seconds, values)
                .as(SenmlRecord::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static final List<byte[]> PACKS = WirePacks.in(SenmlFormat.JSON);

    @Provide
    Arbitrary<byte[]> packs() {
        return Arbitraries.of(PACKS);
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Edit.some(3);
    }

    /** Every device that the undamaged pack names, the first one a gateway for the next. */
    private static DeviceRegistry registryOf(byte[] pack) {
        var urns = new HashSet<String>();
        try {
            new SenmlDecoder()
                    .decode(pack, SenmlFormat.JSON, NOW).stream()
                            .map(SenmlRecord::name)
                            .filter(name -> name.lastIndexOf(':') > 0)
                            .forEach(name -> urns.add(name.substring(0, name.lastIndexOf(':'))));
        } catch (MalformedPackException e) {
            urns.add("a");
        }
        var devices = new ArrayList<KnownDevice>();
        Stream.concat(urns.stream().sorted(), DEVICES.stream().map(KnownDevice::urn))
                .distinct()
                .forEach(urn -> devices.add(device(devices.size(), urn, DeviceKind.GATEWAY)));
        return new DeviceRegistry(devices, List.of(new DeviceRegistry.SpeaksFor(0, 1)));
    }

    private static KnownDevice device(int id, String urn, DeviceKind kind) {
        return new KnownDevice(id, urn, kind, null, Duration.ofMinutes(5), "");
    }
}
