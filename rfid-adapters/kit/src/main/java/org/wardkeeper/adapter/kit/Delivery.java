package org.wardkeeper.adapter.kit;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a pack: every one of its records is in exactly one of the three lists.
 *
 * @param taken answered 2.04: durable, where they are readings or events
 * @param refused the server will never take these
 * @param unanswered the server could not be reached or could not take them for as long as the sender's patience lasted
 */
public record Delivery(List<SenmlRecord> taken, List<Refusal> refused, List<SenmlRecord> unanswered) {

    /**
     * A record that the server refused for good.
     *
     * @param code CoAP's response code, such as {@code 4.09}
     * @param reason the server's short reason
     */
    public record Refusal(SenmlRecord item, String code, String reason) {}

    public Delivery {
        taken = List.copyOf(taken);
        refused = List.copyOf(refused);
        unanswered = List.copyOf(unanswered);
    }

    static Delivery taken(Pack pack) {
        return new Delivery(pack.records(), List.of(), List.of());
    }

    static Delivery unanswered(Pack pack) {
        return new Delivery(List.of(), List.of(), pack.records());
    }

    static Delivery refused(Pack pack, String code, String reason) {
        List<Refusal> refusals = pack.records().stream()
                .map(item -> new Refusal(item, code, reason))
                .toList();
        return new Delivery(List.of(), refusals, List.of());
    }

    Delivery and(Delivery other) {
        return new Delivery(
                joined(taken, other.taken), joined(refused, other.refused), joined(unanswered, other.unanswered));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
