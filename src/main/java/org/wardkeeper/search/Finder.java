package org.wardkeeper.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.asset.FreeLimits;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.place.SiteMap;
import org.wardkeeper.place.WalkingDistances;
import org.wardkeeper.track.AssetPlace;
import org.wardkeeper.words.Hit;

/**
 * Answers a question: every asset that fits is joined with where it is now, and the best are kept. Which ones are best
 * changes with every sighting, so nothing of an answer is kept for the next.
 */
final class Finder {

    private final Function<String, List<Hit>> index;
    private final Function<String, Optional<KnownAsset>> assetById;
    private final Supplier<Collection<KnownAsset>> allAssets;
    private final Function<String, Optional<AssetPlace>> placeOf;
    private final FreeLimits limits;

    Finder(
            Function<String, List<Hit>> index,
            Function<String, Optional<KnownAsset>> assetById,
            Supplier<Collection<KnownAsset>> allAssets,
            Function<String, Optional<AssetPlace>> placeOf,
            FreeLimits limits) {
        this.index = index;
        this.assetById = assetById;
        this.allAssets = allAssets;
        this.placeOf = placeOf;
        this.limits = limits;
    }

    /** @throws ProblemException 400 for a zone or level that does not exist */
    Answer answer(AssetQuestion question, SiteMap map, Instant now) {
        Join join = new Join(question, map, now);
        if (question.hasText()) {
            for (Hit hit : index.apply(question.text())) {
                assetById.apply(hit.id()).ifPresent(asset -> join.add(asset, hit.strength()));
            }
        } else {
            allAssets.get().forEach(asset -> join.add(asset, 0));
        }
        return join.answer();
    }

    /** One asset as it stands now. */
    Candidate candidate(KnownAsset asset, WalkingDistances distances, int strength, Instant now) {
        AssetPlace place = placeOf.apply(asset.id()).orElse(null);
        boolean free = place != null && limits.isFree(asset, place.seen(), now);
        OptionalDouble metres = place == null || distances == null
                ? OptionalDouble.empty()
                : distances.metresTo(place.zoneId(), place.at());
        return new Candidate(asset, place, free, metres, strength);
    }

    static WalkingDistances distances(String nearZoneId, SiteMap map) {
        if (nearZoneId == null) {
            return null;
        }
        if (map.zone(nearZoneId).isEmpty()) {
            throw ProblemException.badRequest("There is no zone '" + nearZoneId + "' to be near to.");
        }
        return map.distancesFrom(nearZoneId);
    }

    /**
     * @param best in the order of their ranks
     * @param next the rank after which the next page begins; null where this is the last one
     * @param total how many fit altogether
     */
    record Answer(List<Candidate> best, Rank next, int total) {}

    /** The best of what was added so far, in a heap with the worst of them on top. */
    private final class Join {

        private final AssetQuestion question;
        private final SiteMap map;
        private final Instant now;
        private final WalkingDistances distances;
        private final PriorityQueue<Ranked> best =
                new PriorityQueue<>(Comparator.comparing(Ranked::rank).reversed());
        private int total;
        private int behindCursor;

        Join(AssetQuestion question, SiteMap map, Instant now) {
            this.question = question;
            this.map = map;
            this.now = now;
            this.distances = distances(question.nearZoneId(), map);
            if (question.levelId() != null && map.level(question.levelId()).isEmpty()) {
                throw ProblemException.badRequest("There is no level '" + question.levelId() + "'.");
            }
        }

        void add(KnownAsset asset, int strength) {
            if (question.kind() != null && !question.kind().equals(asset.kind())
                    || question.status() != null && question.status() != asset.status()) {
                return;
            }
            Candidate candidate = candidate(asset, distances, strength, now);
            if (question.free() != null && question.free() != candidate.isFree() || !isOnLevel(candidate)) {
                return;
            }
            total++;
            offer(candidate);
        }

        private boolean isOnLevel(Candidate candidate) {
            return question.levelId() == null
                    || candidate.place() != null
                            && map.zone(candidate.place().zoneId())
                                    .filter(zone -> zone.levelId().equals(question.levelId()))
                                    .isPresent();
        }

        private void offer(Candidate candidate) {
            Rank rank = candidate.rank();
            if (question.after() != null && rank.compareTo(question.after()) <= 0) {
                return;
            }
            behindCursor++;
            if (best.size() < question.limit()) {
                best.add(new Ranked(rank, candidate));
            } else if (rank.compareTo(best.peek().rank()) < 0) {
                best.poll();
                best.add(new Ranked(rank, candidate));
            }
        }

        Answer answer() {
            List<Ranked> inOrder = new ArrayList<>(best);
            inOrder.sort(Comparator.comparing(Ranked::rank));
            Rank next = behindCursor > inOrder.size()
                    ? inOrder.get(inOrder.size() - 1).rank()
                    : null;
            return new Answer(inOrder.stream().map(Ranked::candidate).toList(), next, total);
        }
    }

    private record Ranked(Rank rank, Candidate candidate) {}
}
