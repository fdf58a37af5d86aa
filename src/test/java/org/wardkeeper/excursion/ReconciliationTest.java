package org.wardkeeper.excursion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardkeeper.quantity.Micros;
import org.wardkeeper.span.Fridge;
import org.wardkeeper.timeline.LogRow;

/** What becomes of excursions on record when late readings tell their history otherwise. */
class ReconciliationTest {

    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void one_that_is_told_as_before_stays_as_it_is() {
        Fridge fridge = Fridge.underWho().readings(0, 5, 9, 9, 5);
        List<Excursion> before = found(fridge, List.of());

        assertThat(found(fridge, before)).isEqualTo(before);
    }

    @Test
    void one_that_began_earlier_keeps_its_identity_and_what_was_signed() {
        Fridge fridge = Fridge.underWho().readings(2, 9, 9, 5);
        List<Excursion> before = found(fridge, List.of());
        Excursion signed = before.get(0).with(List.of(signature(before.get(0))));
        assertThat(signed.closing()).isPresent();

        Excursion now = found(fridge.reading(1, 8.5), List.of(signed)).get(0);

        assertThat(now.id()).isEqualTo(signed.id());
        assertThat(now.closings()).hasSize(1);
        assertThat(now.closing()).isEmpty();
        assertThat(now.changedSinceClosed()).isTrue();
    }

    @Test
    void two_that_become_one_are_the_first_of_them_and_the_other_is_withdrawn() {
        Fridge fridge = Fridge.underWho().readings(0, 9, 9).readings(5, 9, 5);
        List<Excursion> before = found(fridge, List.of());
        assertThat(before).hasSize(2);

        Reconciliation result = reconciled(fridge.readings(2, 9, 9, 9), before);

        assertThat(result.now())
                .extracting(Excursion::id)
                .containsExactly(before.get(0).id());
        assertThat(result.withdrawn()).containsExactly(before.get(1));
    }

    @Test
    void one_that_becomes_two_is_the_first_of_them() {
        Fridge fridge = Fridge.underWho().readings(0, 9, 9).reading(3, 9).reading(4, 5);
        List<Excursion> before = found(fridge, List.of());
        assertThat(before).hasSize(1);

        List<Excursion> now = found(fridge.reading(2, 5), before);

        assertThat(now).hasSize(2);
        assertThat(now.get(0).id()).isEqualTo(before.get(0).id());
        assertThat(now.get(1).id()).isNotEqualTo(before.get(0).id());
    }

    @Test
    void a_row_that_comes_twice_is_not_another_one() {
        Fridge fridge = Fridge.underWho().readings(0, 5, 9);
        UnitWatch watch = new UnitWatch(course(fridge));
        List<LogRow> rows = fridge.rows();
        rows.forEach(row -> watch.next(row, NOW));

        assertThat(watch.isNewest(rows.get(1))).isFalse();
        assertThat(watch.isLast(rows.get(1))).isTrue();
        assertThat(watch.isLast(rows.get(0))).isFalse();
    }

    @Test
    void whoever_asks_first_is_told_the_same_identity() {
        Fridge fridge = Fridge.underWho().readings(0, 5, 9);
        UnitWatch watch = new UnitWatch(course(fridge));
        fridge.rows().forEach(row -> watch.next(row, NOW));
        Instant now = Micros.instant(fridge.at(1.5));

        UUID asked = watch.at(now).orElseThrow().id();

        assertThat(watch.look(now).orElseThrow().id()).isEqualTo(asked);
        assertThat(watch.at(now).orElseThrow().isRunning()).isTrue();
        assertThat(watch.at(now.plusSeconds(3600)).orElseThrow().isRunning()).isFalse();
    }

    private static List<Excursion> found(Fridge fridge, List<Excursion> before) {
        return reconciled(fridge, before).now();
    }

    private static Reconciliation reconciled(Fridge fridge, List<Excursion> before) {
        return Reconciliation.of(new ArrayList<>(before), fridge.spans(), course(fridge), NOW);
    }

    private static Closing signature(Excursion of) {
        return new Closing(UUID.randomUUID(), NOW, "compliance", "Ada Example", "reviewed", null, of.facts());
    }

    private static Course course(Fridge fridge) {
        return Course.of(
                "fridge", Fridge.INTERVALS, fridge.limits(), fridge.rules(), List.of(Fridge.PROBE), Fridge.ZONE);
    }
}
