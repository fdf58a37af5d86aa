package org.wardkeeper.bench.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/** A kind of traffic: what every device of it says. Confined to one thread at a time. */
public final class Workload {
    private final String name;
    private final boolean isDurable;
    private final int recordsAPack;
    private final List<Lane> lanes = new ArrayList<>();

    /**
     * A kind of traffic.
     *
     * @param packs what each device sends, in turns, by the device's URN
     * @param epochMillis the time that the n-th sending of a pack claims
     */
    public Workload(
            String name,
            boolean isDurable,
            int recordsAPack,
            Map<String, List<Datagram>> packs,
            LongUnaryOperator epochMillis) {
        this.name = name;
        this.isDurable = isDurable;
        this.recordsAPack = recordsAPack;
        packs.forEach((speaker, sent) -> lanes.add(new Lane(speaker, sent, epochMillis)));
    }

    public String name() {
        return name;
    }

    /** Whether each record must be a row in the database before its pack is acknowledged. */
    public boolean isDurable() {
        return isDurable;
    }

    public int recordsAPack() {
        return recordsAPack;
    }

    public int bytes() {
        return lanes.get(0).bytes();
    }

    /** The devices that speak from one of so many ports: every port has one at least, and no device is left out. */
    List<Lane> lanesOf(int port, int ports) {
        return ports >= lanes.size()
                ? List.of(lanes.get(port % lanes.size()))
                : IntStream.iterate(port, i -> i < lanes.size(), i -> i + ports)
                        .mapToObj(lanes::get)
                        .toList();
    }
}
