package org.wardkeeper.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wardkeeper.adapter.kit.CoapSender;
import org.wardkeeper.adapter.kit.Pack;
import org.wardkeeper.adapter.kit.PackFormat;
import org.wardkeeper.adapter.kit.Patience;
import org.wardkeeper.adapter.kit.SenmlRecord;
import org.wardkeeper.adapter.kit.SenmlWriter;

@Timeout(60)
class HospitalTest {

    private static final long NOON = Instant.parse("2026-11-21T12:00:00Z").toEpochMilli();
    private static final Patience SHORT = new Patience(3, Duration.ofSeconds(10), Duration.ofSeconds(1));

    private final Hospital hospital = new Hospital(Demo.SITE, 1, 1, NOON);

    @Test
    void every_sensor_shows_something_at_the_start() {
        Set<String> heard = devices(hospital.firstReadings(NOON));

        Set<String> silent = Demo.SITE.devices("sensor").stream()
                .map(Site.Device::urn)
                .filter(urn -> !heard.contains(urn))
                .collect(Collectors.toSet());
        // One in five units has an hour a month in which its sensor is out of reach.
        assertThat(silent).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void dispensers_report_their_uses_and_their_battery_within_a_minute() {
        hospital.firstReadings(NOON);
        List<SenmlRecord> records = new ArrayList<>();
        for (int second = 2; second <= 60; second += 2) {
            hospital.readings(NOON + second * 1000L).forEach(pack -> records.addAll(pack.records()));
        }

        Set<String> dispensers =
                Demo.SITE.devices("dispenser").stream().map(Site.Device::urn).collect(Collectors.toSet());
        assertThat(records)
                .filteredOn(item -> item.name().equals("dispense"))
                .extracting(SenmlRecord::device)
                .containsAll(dispensers);
        assertThat(records)
                .filteredOn(item -> item.name().equals("battery"))
                .extracting(SenmlRecord::device)
                .containsAll(dispensers);
    }

    @Test
    void a_gateway_speaks_first_in_a_pack_of_others() {
        for (Pack pack : hospital.firstReadings(NOON)) {
            String speaker = pack.records().get(0).device();
            assertThat(pack.records())
                    .allMatch(item -> item.device().equals(speaker)
                            || speaker.equals(Demo.SITE.speakers().get(item.device())));
        }
    }

    @Test
    void nearly_every_tag_is_heard_within_seconds_and_a_pack_fits_a_datagram() {
        List<Walker> walkers = new ArrayList<>();
        Routes routes = new Routes(Demo.SITE);
        Demo.SITE.assets().forEach(asset -> walkers.add(new Walker(asset, Demo.SITE, routes, new Random(3))));
        Airwaves airwaves = new Airwaves(Demo.SITE, new Radio(Demo.SITE), walkers, new Random(4), NOON);
        for (int half = 0; half < 20; half++) {
            airwaves.advertise(NOON + half * 500L);
        }

        List<Pack> packs = Demo.SITE.readers().stream()
                .flatMap(reader -> airwaves.takeFrom(reader.urn()).stream())
                .toList();
        Set<String> tags = packs.stream()
                .flatMap(pack -> pack.records().stream())
                .map(item -> item.name().split("/", 3)[2])
                .collect(Collectors.toSet());
        assertThat(tags).hasSizeGreaterThan(390);
        assertThat(packs).allMatch(pack -> SenmlWriter.write(pack, PackFormat.CBOR).length <= 1024);
    }

    @Test
    void the_reader_with_the_bad_power_supply_is_off_for_four_minutes_in_twelve() {
        Faults faults = new Faults("urn:dev:mac:1", NOON);
        long off = IntStream.range(0, 12 * 60)
                .filter(second -> faults.isOff("urn:dev:mac:1", NOON + second * 1000L))
                .count();

        assertThat(off).isEqualTo(240);
        assertThat(faults.isOff("urn:dev:mac:1", NOON)).isFalse();
        assertThat(faults.isOff("urn:dev:mac:2", NOON + 5 * 60_000)).isFalse();
    }

    @Test
    void history_is_sent_whole_and_acknowledged() throws Exception {
        AtomicInteger packs = new AtomicInteger();
        CoapServer server = server(packs::incrementAndGet);
        try (CoapSender sender = CoapSender.plain(uri(server), PackFormat.CBOR, SHORT)) {
            History history = new History(hospital.storage(), NOON, 1);
            history.send(List.of(sender));

            assertThat(history.allTaken()).as(history.account()).isTrue();
            assertThat(history.allAnswered()).isTrue();
            assertThat(packs.get()).isGreaterThan(25);
        } finally {
            server.destroy();
        }
    }

    @Test
    void sightings_arrive_over_coap() throws Exception {
        CountDownLatch arrived = new CountDownLatch(100);
        CoapServer server = server(arrived::countDown);
        try (CoapSender sender = CoapSender.plain(uri(server), PackFormat.CBOR, SHORT)) {
            for (int half = 1; half <= 20; half++) {
                hospital.reportSightings(NOON + half * 500L, half % 2, 2, sender);
            }
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.destroy();
        }
    }

    private static Set<String> devices(List<Pack> packs) {
        return packs.stream()
                .flatMap(pack -> pack.records().stream())
                .map(SenmlRecord::device)
                .collect(Collectors.toSet());
    }

    private static URI uri(CoapServer server) {
        return URI.create(
                "coap://127.0.0.1:" + server.getEndpoints().get(0).getAddress().getPort());
    }

    private static CoapServer server(Runnable onPack) {
        CoapConfig.register();
        UdpConfig.register();
        Configuration configuration = new Configuration().set(CoapConfig.MAX_RESOURCE_BODY_SIZE, 64 * 1024);
        CoapServer server = new CoapServer(configuration);
        server.addEndpoint(CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .build());
        server.add(new CoapResource("report") {
            @Override
            public void handlePOST(CoapExchange exchange) {
                onPack.run();
                exchange.respond(ResponseCode.CHANGED);
            }
        });
        server.start();
        return server;
    }
}
