package org.wardkeeper.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardkeeper.it.Await;
import org.wardkeeper.it.FailingDatabase;
import org.wardkeeper.it.OwnDatabase;
import org.wardkeeper.it.PlainThreads;
import org.wardkeeper.place.Point;
import org.wardkeeper.track.AssetPlace;

/** What a real PostgreSQL has of moves and last places: all of them, once, however often it was away. */
class PlaceJournalIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static OwnDatabase own;

    private final SeenAssets seen = new SeenAssets();

    @BeforeAll
    static void aDatabase() throws SQLException {
        own = OwnDatabase.fresh("place_journal");
        own.execute(
                """
                insert into level values ('l1', 'Level 1', 1, '{}');
                insert into zone values ('a', 'l1', 'Ward', 'room', false, '{}'), ('b', 'l1', 'Store', 'room', false, '{}');
                insert into asset (id, name, kind) values ('bed', 'Bed', 'bed'), ('pump', 'Pump', 'pump');
                """);
    }

    @BeforeEach
    void nothingStored() throws SQLException {
        own.execute("truncate visit, last_place");
    }

    @Test
    void moves_become_visits_and_the_last_place_is_kept_when_everything_ends() throws SQLException {
        PlaceJournal journal = started(own.dataSource());
        move(journal, "bed", "a", 0);
        move(journal, "bed", "b", 60);
        seen.add(place("bed", "b", 90));
        journal.stop();

        assertThat(visits()).containsExactly("bed a 0 60", "bed b 60 null");
        assertThat(lastPlaces()).containsExactly("bed b 90");
    }

    @Test
    void what_the_database_did_not_take_is_stored_once_it_is_back() throws SQLException {
        PlaceJournal journal = started(FailingDatabase.at(own.dataSource(), 1));
        move(journal, "bed", "a", 0);
        seen.add(place("bed", "a", 30));
        Await.until(PATIENCE, () -> seen.givenBack == 1);
        journal.stop();

        assertThat(visits()).containsExactly("bed a 0 null");
        assertThat(lastPlaces()).containsExactly("bed a 30");
    }

    @Test
    void a_visit_is_as_sure_as_it_ever_was_and_keeps_when_it_fell_silent() throws SQLException {
        PlaceJournal journal = started(FailingDatabase.at(own.dataSource(), 1));
        move(journal, "bed", "a", 0);
        seen.add(new AssetPlace("bed", "a", new Point(1, 2), 3, 0.9, NOON.plusSeconds(5)));
        Await.until(PATIENCE, () -> sureness().contains("a 0.90 null"));
        seen.add(place("bed", "a", 10));
        move(journal, "bed", "b", 3_600, 10);
        journal.stop();

        assertThat(sureness()).containsExactly("a 0.90 10", "b 0.50 null");
    }

    @Test
    void a_fault_of_ours_costs_a_round_and_not_the_journal() {
        seen.failures = 1;
        PlaceJournal journal = started(own.dataSource());
        move(journal, "bed", "a", 0);

        Await.until(PATIENCE, () -> visits().contains("bed a 0 null"));
        journal.stop();
    }

    @Test
    void what_is_gone_from_the_registry_takes_nothing_else_with_it() throws SQLException {
        PlaceJournal journal = started(own.dataSource());
        move(journal, "sold", "a", 0);
        move(journal, "bed", "torn-down", 0);
        move(journal, "pump", "a", 0);
        seen.add(place("sold", "a", 1));
        seen.add(place("bed", "torn-down", 1));
        seen.add(place("pump", "a", 1));
        journal.stop();

        assertThat(visits()).containsExactly("pump a 0 null");
        assertThat(lastPlaces()).containsExactly("pump a 1");
    }

    @Test
    void an_older_place_does_not_take_the_place_of_a_newer_one() throws SQLException {
        try (Connection connection = own.open()) {
            LastPlaces.store(List.of(place("bed", "a", 60), place("pump", "a", 60)), connection);
            LastPlaces.store(List.of(place("bed", "b", 59), place("pump", "b", 60)), connection);
        }
        assertThat(lastPlaces()).containsExactly("bed a 60", "pump b 60");
    }

    @Test
    void a_last_place_is_read_as_it_was_stored() throws SQLException {
        AssetPlace place = new AssetPlace("bed", "a", new Point(1.25, -3), 2.5, 0.75, NOON.plusMillis(123));
        try (Connection connection = own.open()) {
            LastPlaces.store(List.of(place), connection);
            assertThat(LastPlaces.read(connection)).containsExactly(place);
            LastPlaces.store(List.of(), connection);
            assertThat(LastPlaces.read(connection)).containsExactly(place);
        }
    }

    private PlaceJournal started(DataSource database) {
        var journal = new PlaceJournal();
        journal.database = database;
        journal.threads = new PlainThreads();
        journal.start(seen);
        return journal;
    }

    private static void move(PlaceJournal journal, String asset, String zone, int second) {
        move(journal, asset, zone, second, second);
    }

    private static void move(PlaceJournal journal, String asset, String zone, int second, int lastHeard) {
        journal.moved(new PlaceJournal.Move(asset, zone, NOON.plusSeconds(second), 0.5, NOON.plusSeconds(lastHeard)));
    }

    /** How sure, and until which second after noon it was heard; null where that was until it left. */
    private static List<String> sureness() throws SQLException {
        return own.rows(
                """
                select zone_id, round(confidence::numeric, 2),
                       extract(epoch from last_heard - '2026-11-21T12:00:00Z')::int
                from visit order by entered""");
    }

    private static AssetPlace place(String asset, String zone, int second) {
        return new AssetPlace(asset, zone, new Point(1, 2), 3, 0.5, NOON.plusSeconds(second));
    }

    /** Seconds after noon. */
    private static List<String> visits() throws SQLException {
        return own.rows(
                """
                select asset_id, zone_id, extract(epoch from entered - '2026-11-21T12:00:00Z')::int,
                       extract(epoch from left_at - '2026-11-21T12:00:00Z')::int
                from visit order by asset_id, entered""");
    }

    private static List<String> lastPlaces() throws SQLException {
        return own.rows(
                """
                select asset_id, zone_id, extract(epoch from seen - '2026-11-21T12:00:00Z')::int
                from last_place order by asset_id""");
    }

    /** The live model's side of it: one place of each asset, until it is taken. */
    private static final class SeenAssets implements PlaceJournal.Seen {
        private final List<AssetPlace> waiting = new ArrayList<>();
        private int failures;
        private volatile int givenBack;

        synchronized void add(AssetPlace place) {
            waiting.add(place);
        }

        @Override
        public synchronized List<AssetPlace> take() {
            if (failures-- > 0) {
                throw new IllegalStateException("a fault of ours");
            }
            List<AssetPlace> taken = List.copyOf(waiting);
            waiting.clear();
            return taken;
        }

        @Override
        public synchronized void giveBack(List<AssetPlace> places) {
            givenBack = givenBack + places.size();
            waiting.addAll(places);
        }
    }
}
