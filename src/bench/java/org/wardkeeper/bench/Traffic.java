package org.wardkeeper.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.wardkeeper.bench.wire.Datagram;
import org.wardkeeper.bench.wire.Workload;

/** What the devices of a {@link BenchSite} say. */
final class Traffic {
    private Traffic() {}

    /** Packs of sightings: a reader names tags that live in its own room and the two beside it, each of them in turn. */
    static Workload sightings(int tags, int tagsAPack) {
        var random = new Random(1);
        Map<String, List<Datagram>> packs = new LinkedHashMap<>();
        for (int reader = 0; reader < BenchSite.READERS; reader++) {
            List<Datagram.Entry> heard = heardBy(reader, tags, random);
            var sent = new ArrayList<Datagram>();
            for (int from = 0; from + tagsAPack <= heard.size(); from += tagsAPack) {
                var entries = new ArrayList<>(heard.subList(from, from + tagsAPack));
                Datagram.Entry first = entries.get(0);
                entries.set(0, new Datagram.Entry(BenchSite.reader(reader) + ":", first.name(), first.value()));
                sent.add(Datagram.of("dBm", entries));
            }
            packs.put(BenchSite.reader(reader), sent);
        }
        return new Workload(
                "sightings in packs of " + tagsAPack, false, tagsAPack, packs, n -> System.currentTimeMillis());
    }

    /** Packs of twenty readings: a gateway's own, then those of its nineteen sensors. */
    static Workload readingsOfGateways(BenchSite site, long fromEpochMillis) {
        Map<String, List<Datagram>> packs = new LinkedHashMap<>();
        for (int gateway = 0; gateway < site.gateways(); gateway++) {
            var readings = new ArrayList<Datagram.Entry>();
            readings.add(new Datagram.Entry(BenchSite.gateway(gateway) + ":", "temperature", celsius(gateway)));
            for (int i = 0; i < BenchSite.SENSORS_A_GATEWAY; i++) {
                int sensor = gateway * BenchSite.SENSORS_A_GATEWAY + i;
                String name = BenchSite.sensor(sensor).substring(BenchSite.SENSOR_PREFIX.length()) + ":temperature";
                readings.add(new Datagram.Entry(i == 0 ? BenchSite.SENSOR_PREFIX : null, name, celsius(sensor)));
            }
            packs.put(BenchSite.gateway(gateway), List.of(Datagram.of("Cel", readings)));
        }
        return new Workload(
                "readings in packs of 20", true, BenchSite.SENSORS_A_GATEWAY + 1, packs, n -> fromEpochMillis + n);
    }

    /** Packs of one reading: each sensor speaks for itself. */
    static Workload readingsOfSensors(BenchSite site, long fromEpochMillis) {
        return readingsOf(
                IntStream.range(0, site.sensors()).mapToObj(BenchSite::sensor).toList(), fromEpochMillis);
    }

    /** Packs of one reading from each of these devices. */
    static Workload readingsOf(List<String> devices, long fromEpochMillis) {
        Map<String, List<Datagram>> packs = new LinkedHashMap<>();
        for (int i = 0; i < devices.size(); i++) {
            var reading = new Datagram.Entry(devices.get(i) + ":", "temperature", celsius(i));
            packs.put(devices.get(i), List.of(Datagram.of("Cel", List.of(reading))));
        }
        return new Workload("readings in packs of 1", true, 1, packs, n -> fromEpochMillis + n);
    }

    static double celsius(int stream) {
        return 2 + stream % 60 / 10.0;
    }

    private static List<Datagram.Entry> heardBy(int reader, int tags, Random random) {
        var heard = new ArrayList<Datagram.Entry>();
        for (int away = -1; away <= 1; away++) {
            int room = Math.floorMod(reader + away, BenchSite.READERS);
            for (int tag = room; tag < tags; tag += BenchSite.READERS) {
                double dBm = -45 - 15 * Math.abs(away) - random.nextInt(12);
                heard.add(new Datagram.Entry(null, "rssi/1/" + BenchSite.tag(tag), dBm));
            }
        }
        Collections.shuffle(heard, random);
        return heard;
    }
}
