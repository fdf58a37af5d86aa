package org.wardkeeper.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardkeeper.place.Point;
import org.wardkeeper.track.AssetPlace;

class SurestTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final List<PlaceJournal.Move> NONE = List.of();

    private final Surest surest = new Surest();

    @Test
    void a_visit_rises_by_steps_and_never_falls() {
        surest.stored(List.of(), List.of(move("a", 0.6)));

        assertThat(surest.risen(List.of(place("a", 0.62)), NONE)).isEmpty();
        assertThat(surest.risen(List.of(place("a", 0.3)), NONE)).isEmpty();
        assertThat(surest.risen(List.of(place("a", 0.7)), NONE)).hasSize(1);
    }

    @Test
    void what_could_not_be_stored_is_told_again() {
        surest.stored(List.of(), List.of(move("a", 0.6)));

        assertThat(surest.risen(List.of(place("a", 0.9)), NONE)).hasSize(1);
        assertThat(surest.risen(List.of(place("a", 0.9)), NONE)).hasSize(1);
        surest.stored(List.of(place("a", 0.9)), NONE);
        assertThat(surest.risen(List.of(place("a", 0.9)), NONE)).isEmpty();
    }

    @Test
    void a_place_whose_move_still_waits_belongs_to_no_visit() {
        surest.stored(List.of(), List.of(move("a", 0.6)));

        assertThat(surest.risen(List.of(place("b", 0.9)), NONE)).isEmpty();
        assertThat(surest.risen(List.of(place("b", 0.9)), List.of(move("b", 0.8))))
                .hasSize(1);
    }

    @Test
    void after_a_start_any_visit_may_be_surer() {
        assertThat(surest.risen(List.of(place("a", 0.6)), NONE)).hasSize(1);
    }

    private static PlaceJournal.Move move(String zone, double confidence) {
        return new PlaceJournal.Move("WC-1", zone, NOON, confidence, NOON);
    }

    private static AssetPlace place(String zone, double confidence) {
        return new AssetPlace("WC-1", zone, new Point(0, 0), 2, confidence, NOON);
    }
}
