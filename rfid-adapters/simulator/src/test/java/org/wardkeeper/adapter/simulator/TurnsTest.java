package org.wardkeeper.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wardkeeper.adapter.simulator.Turns.Chapter;

/** A month of every unit of the demo hospital, told to a server that answers at once: only the shares hold it back. */
class TurnsTest {

    private static final int DAYS = 30;
    private static final int UNITS = Demo.SITE.storageUnits().size();

    /** What the server allows each device, unless it is set otherwise. */
    private static final int SERVER_AT_ONCE = 20_000;

    private static final int SERVER_A_SECOND = 1_000;

    private static final long TENTH = 100_000_000;

    private final List<StorageReports> units =
            IntStream.range(0, UNITS).mapToObj(Demo::reports).toList();
    private final Turns turns = new Turns(units, DAYS);
    private final List<Chapter> told = new ArrayList<>();

    @Test
    void no_sensor_tells_more_than_the_server_takes_of_one_device() {
        Map<StorageReports, Integer> levels = new HashMap<>();
        List<Integer> seen = new ArrayList<>();

        tellAll(
                chapter -> seen.add(levels.merge(chapter.unit(), records(chapter), Integer::sum)),
                () -> levels.replaceAll((unit, level) -> Math.max(0, level - SERVER_A_SECOND / 10)));

        assertThat(seen).hasSize(UNITS * DAYS).allMatch(level -> level <= SERVER_AT_ONCE);
    }

    @Test
    void the_month_of_the_busiest_sensor_is_told_within_half_a_minute() {
        assertThat(tellAll(chapter -> {}, () -> {})).isLessThan(300);
        assertThat(told).doesNotHaveDuplicates().hasSize(UNITS * DAYS);
    }

    @Test
    void the_newest_day_of_every_unit_is_told_before_any_other() {
        tellAll(chapter -> {}, () -> {});

        assertThat(told.subList(0, UNITS)).allMatch(chapter -> chapter.day() == 0);
    }

    @Test
    void a_unit_has_no_second_turn_before_its_first_is_over() {
        List<Chapter> begun = new ArrayList<>();
        for (Optional<Chapter> next = turns.next(0); next.isPresent(); next = turns.next(0)) {
            begun.add(next.get());
        }
        assertThat(begun).extracting(Chapter::unit).doesNotHaveDuplicates().hasSize(UNITS);
        assertThat(turns.areOver()).isFalse();

        turns.told(begun.get(3), 100, 0);

        assertThat(turns.next(0)).contains(new Chapter(begun.get(3).unit(), 1));
    }

    /** @return how many tenths of a second it took */
    private int tellAll(Consumer<Chapter> telling, Runnable everyTenth) {
        int tenths = 0;
        for (; !turns.areOver(); tenths++) {
            long now = tenths * TENTH;
            for (Optional<Chapter> next = turns.next(now); next.isPresent(); next = turns.next(now)) {
                told.add(next.get());
                telling.accept(next.get());
                turns.told(next.get(), records(next.get()), now);
            }
            everyTenth.run();
        }
        return tenths;
    }

    /** As many as its interval makes of a day, and some for doors, power and battery. */
    private static int records(Chapter chapter) {
        return 86_400 / chapter.unit().unit().intervalSeconds() + 60;
    }
}
