package org.wardkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.asset.AssetStatus;
import org.wardkeeper.asset.FreeLimits;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.place.Level;
import org.wardkeeper.place.Opening;
import org.wardkeeper.place.Point;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.Zone;
import org.wardkeeper.track.AssetPlace;
import org.wardkeeper.words.Hit;

/** A corridor of three rooms, a, b and c, ten metres each; whoever asks stands in a. */
class FinderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final SiteMap MAP = new SiteMap(
            "Site",
            ZoneOffset.UTC,
            List.of(new Level("l1", "Level 1", 1), new Level("l2", "Level 2", 2)),
            List.of(room("a", 0), room("b", 10), room("c", 20)),
            List.of(new Opening("ab", "a", "b", new Point(10, 5)), new Opening("bc", "b", "c", new Point(20, 5))),
            List.of());

    private final Map<String, KnownAsset> assets = new LinkedHashMap<>();
    private final Map<String, AssetPlace> places = new LinkedHashMap<>();
    private final Finder finder = new Finder(
            text -> assets.keySet().stream()
                    .map(id -> new Hit(id, id.startsWith("best") ? 8 : 4))
                    .toList(),
            id -> Optional.ofNullable(assets.get(id)),
            assets::values,
            id -> Optional.ofNullable(places.get(id)),
            new FreeLimits(Map.of("bed", Duration.ofHours(4))));

    @Test
    void what_is_free_comes_before_what_is_nearer_but_taken() {
        add("near-taken", "wheelchair", AssetStatus.IN_USE, "a", 1);
        add("far-free", "wheelchair", AssetStatus.AVAILABLE, "c", 1);
        add("near-free", "wheelchair", AssetStatus.AVAILABLE, "b", 1);
        assertThat(idsNear("a")).containsExactly("near-free", "far-free", "near-taken");
    }

    @Test
    void broken_things_come_last_however_near() {
        add("broken", "wheelchair", AssetStatus.BROKEN, "a", 1);
        add("in-use", "wheelchair", AssetStatus.IN_USE, "c", 1);
        assertThat(idsNear("a")).containsExactly("in-use", "broken");
    }

    @Test
    void a_better_fit_comes_before_a_nearer_one() {
        add("near", "wheelchair", AssetStatus.AVAILABLE, "a", 1);
        add("best-far", "wheelchair", AssetStatus.AVAILABLE, "c", 1);
        assertThat(idsNear("a")).containsExactly("best-far", "near");
    }

    @Test
    void what_was_never_seen_is_not_free_and_has_no_distance() {
        add("seen", "wheelchair", AssetStatus.IN_USE, "c", 1);
        assets.put("never", asset("never", "wheelchair", AssetStatus.AVAILABLE));
        Finder.Answer answer = finder.answer(question("a", 10, null), MAP, NOW);
        assertThat(answer.best())
                .extracting(candidate -> candidate.asset().id())
                .containsExactly("seen", "never");
        assertThat(answer.best().get(1).isFree()).isFalse();
        assertThat(answer.best().get(1).metres()).isEmpty();
    }

    @Test
    void held_by_somebody_is_not_free_until_the_hold_runs_out() {
        add("held", "wheelchair", AssetStatus.AVAILABLE, "a", 1);
        assets.put(
                "held",
                new KnownAsset(
                        "held", "held", "wheelchair", null, null, AssetStatus.AVAILABLE, "nurse", NOW.plusSeconds(60)));
        assertThat(free(NOW)).isEmpty();
        assertThat(free(NOW.plusSeconds(60))).containsExactly("held");
    }

    @Test
    void free_means_seen_within_the_limit_of_its_kind() {
        add("old-chair", "wheelchair", AssetStatus.AVAILABLE, "a", 16);
        add("old-bed", "bed", AssetStatus.AVAILABLE, "a", 16);
        add("fresh-chair", "wheelchair", AssetStatus.AVAILABLE, "a", 15);
        assertThat(free(NOW)).containsExactlyInAnyOrder("old-bed", "fresh-chair");
    }

    @Test
    void pages_follow_each_other_without_a_gap_or_a_repeat() {
        for (int i = 0; i < 25; i++) {
            add("chair-" + (char) ('a' + i), "wheelchair", AssetStatus.AVAILABLE, "b", 1);
        }
        List<String> all = new ArrayList<>();
        Rank after = null;
        int pages = 0;
        do {
            Finder.Answer answer = finder.answer(question("a", 10, after), MAP, NOW);
            assertThat(answer.total()).isEqualTo(25);
            answer.best().forEach(candidate -> all.add(candidate.asset().id()));
            after = answer.next() == null ? null : Rank.ofCursor(answer.next().asCursor());
            pages++;
        } while (after != null);
        assertThat(pages).isEqualTo(3);
        assertThat(all).hasSize(25).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void a_level_shows_what_is_on_it_now() {
        add("here", "wheelchair", AssetStatus.AVAILABLE, "a", 1);
        assets.put("never", asset("never", "wheelchair", AssetStatus.AVAILABLE));
        assertThat(onLevel("l1")).containsExactly("here");
        assertThat(onLevel("l2")).isEmpty();
        assertThatThrownBy(() -> onLevel("l9")).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_ward_that_does_not_exist_is_refused_by_name() {
        assertThatThrownBy(() -> idsNear("nowhere")).hasMessageContaining("no zone 'nowhere'");
    }

    @Test
    void a_made_up_cursor_is_refused() {
        assertThatThrownBy(() -> Rank.ofCursor("!!")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Rank.ofCursor("YWJj")).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_question_longer_than_anybody_types_is_refused() {
        assertThatThrownBy(() -> new AssetQuestion("x".repeat(201), null, null, null, null, null, 1, null))
                .isInstanceOf(ProblemException.class);
    }

    private List<String> idsNear(String zoneId) {
        return ids(question(zoneId, 10, null), NOW);
    }

    private List<String> free(Instant now) {
        return ids(new AssetQuestion("x", null, true, null, null, null, 10, null), now);
    }

    private List<String> onLevel(String levelId) {
        return ids(new AssetQuestion(null, null, null, null, levelId, null, 10, null), NOW);
    }

    private List<String> ids(AssetQuestion question, Instant now) {
        return finder.answer(question, MAP, now).best().stream()
                .map(candidate -> candidate.asset().id())
                .toList();
    }

    private static AssetQuestion question(String near, int limit, Rank after) {
        return new AssetQuestion("x", null, null, null, null, near, limit, after);
    }

    private void add(String id, String kind, AssetStatus status, String zoneId, int minutesAgo) {
        assets.put(id, asset(id, kind, status));
        Point at = MAP.zone(zoneId).orElseThrow().label();
        places.put(id, new AssetPlace(id, zoneId, at, 3, 0.9, NOW.minus(Duration.ofMinutes(minutesAgo))));
    }

    private static KnownAsset asset(String id, String kind, AssetStatus status) {
        return new KnownAsset(id, id, kind, null, null, status, null, null);
    }

    private static Zone room(String id, double x) {
        Polygon square = (Polygon) new GeometryFactory().toGeometry(new Envelope(x, x + 10, 0, 10));
        return Zone.of(id, id, "l1", "room", false, square);
    }
}
