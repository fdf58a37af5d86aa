package org.wardkeeper.location;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.wardkeeper.rounds.Rounds;
import org.wardkeeper.track.AssetPlace;
import org.wardkeeper.track.Passage;

/**
 * Writes what follows from sightings, a few seconds behind them: the visits, the passages through doors, and the last
 * place of every asset that was seen since the last round.
 *
 * <p>Bounded by the number of assets and by the queue of moves; while the database is away moves beyond that are
 * dropped and said so, and the last places catch up by themselves.
 */
@ApplicationScoped
public class PlaceJournal {
    private static final Logger LOG = Logger.getLogger(PlaceJournal.class.getName());

    /** A last place on disk is at most five seconds old; fifty thousand of them take a second to write. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private static final Duration STOP_WAIT = Duration.ofSeconds(5);
    private static final int MOST_WAITING_MOVES = 100_000;
    private static final int MOST_WAITING_PASSAGES = 10_000;

    /**
     * An asset came into a zone.
     *
     * @param confidence how sure the zone was then, 0 to 1
     * @param lastHeard until when it was heard where it was before: {@code entered}, unless it was silent in between
     */
    record Move(String assetId, String zoneId, Instant entered, double confidence, Instant lastHeard) {}

    /** Where assets are that were seen. */
    interface Seen {
        /** The places of those that were seen since the last call. */
        List<AssetPlace> take();

        /** Gives back what could not be stored. */
        void giveBack(List<AssetPlace> places);
    }

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Resource
    ManagedThreadFactory threads;

    private final BlockingQueue<Move> moves = new ArrayBlockingQueue<>(MOST_WAITING_MOVES);
    private final BlockingQueue<Passage> passages = new ArrayBlockingQueue<>(MOST_WAITING_PASSAGES);
    private final LongAdder lost = new LongAdder();
    private final List<Move> pending = new ArrayList<>();
    private final List<Passage> through = new ArrayList<>();
    private final Surest surest = new Surest();
    private Seen seen;
    private Rounds writer;

    void start(Seen assets) {
        seen = assets;
        writer = Rounds.begin(threads, "places", PAUSE, this::round);
    }

    /**
     * The bean itself, for the path that asks it a hundred thousand times a second: the container's proxy costs more than
     * the answer. Behind a supplier, because a proxy hands out itself where a method gives {@code this}.
     */
    Supplier<PlaceJournal> direct() {
        return () -> this;
    }

    void moved(Move move) {
        if (!moves.offer(move)) {
            lost.increment();
        }
    }

    void passed(Passage passage) {
        if (!passages.offer(passage)) {
            lost.increment();
        }
    }

    List<AssetPlace> lastPlaces() {
        try (Connection connection = database.getConnection()) {
            return LastPlaces.read(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the last places cannot be read", e);
        }
    }

    /** Writes what was seen meanwhile, and ends. */
    void stop() {
        if (writer != null) {
            writer.finish(STOP_WAIT);
        }
    }

    /** One transaction: either all of the round is stored, or all of it is tried again. */
    private void round() {
        moves.drainTo(pending, MOST_WAITING_MOVES - pending.size());
        tellOfLost();
        List<AssetPlace> places = seen.take();
        passages.drainTo(through, MOST_WAITING_PASSAGES - through.size());
        if (pending.isEmpty() && places.isEmpty() && through.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Visits.store(pending, connection);
            List<AssetPlace> surer = surest.risen(places, pending);
            Visits.surer(surer, connection);
            LastPlaces.store(places, connection);
            Passages.store(through, connection);
            connection.commit();
            connection.setAutoCommit(true);
            surest.stored(surer, pending);
            pending.clear();
            through.clear();
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "places could not be stored and will be tried again", e);
            seen.giveBack(places);
        }
    }

    private void tellOfLost() {
        long moves = lost.sumThenReset();
        if (moves > 0) {
            LOG.log(Level.WARNING, "too many moves wait for the database; {0} of them are lost", moves);
        }
    }
}
