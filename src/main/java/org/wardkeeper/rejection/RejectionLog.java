package org.wardkeeper.rejection;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.wardkeeper.audit.AuditTrail;

/**
 * Keeps what was refused and why, behind the answers and never in their way: whoever floods us with nonsense fills a
 * short queue, and the rest is counted and dropped.
 */
@ApplicationScoped
public class RejectionLog {
    private static final Logger LOG = Logger.getLogger(RejectionLog.class.getName());
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_A_ROUND = 200;
    private static final int KEPT_BODY_BYTES = 2_048;
    private static final int LONGEST_TEXT = 200;
    private static final long ROUND_MS = 250;
    private static final long STOP_WAIT_MS = 5_000;
    private static final int MOST_KEPT = 500_000;
    private static final int DAYS_KEPT = 90;
    private static final long PRUNE_EVERY_ROWS = 10_000;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    AuditTrail audit;

    private final BlockingQueue<Rejection> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean open;
    private Thread writer;

    private final AuditRation ration = new AuditRation();

    /** Begins so that the first rejection after a start also looks after the old ones. */
    private long sincePruned = PRUNE_EVERY_ROWS;

    public void start() {
        open = true;
        writer = threads.newThread(this::write);
        writer.setName("rejections");
        writer.start();
    }

    /** Keeps a rejection, unless too many are waiting already. */
    public void add(Rejection rejection) {
        if (!waiting.offer(rejection.withBodyUpTo(KEPT_BODY_BYTES))) {
            dropped.incrementAndGet();
        }
    }

    /**
     * Keeps rejections of packs that were acknowledged, and audits every one of them: in one transaction, before it
     * returns.
     *
     * @throws IllegalStateException when the database does not take them; none of them is kept then
     */
    @Transactional
    public void keepNow(List<Rejection> late) {
        try (Connection connection = database.getConnection()) {
            insert(late.stream().map(one -> one.withBodyUpTo(KEPT_BODY_BYTES)).toList(), connection);
        } catch (SQLException e) {
            throw new IllegalStateException("rejections could not be kept", e);
        }
        for (Rejection one : late) {
            audit.record(text(one.speaker()), "report.refused", text(one.device()), text(one.reason()));
        }
    }

    /** Keeps what was already told, then ends. */
    public void stop() {
        open = false;
        if (writer == null) {
            return;
        }
        try {
            writer.join(STOP_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        var round = new ArrayList<Rejection>();
        try {
            while (open || !waiting.isEmpty()) {
                Rejection first = waiting.poll(ROUND_MS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    tellOfDropped();
                } else {
                    round.add(first);
                    waiting.drainTo(round, MOST_A_ROUND - 1);
                    store(round);
                    round.clear();
                    if (open) {
                        Thread.sleep(ROUND_MS);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tellOfDropped();
        }
    }

    /** One line when a flood is over, so that it does not become a flood in the log. */
    private void tellOfDropped() {
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            LOG.log(Level.WARNING, "{0} rejections were not kept", lost);
        }
    }

    private void store(List<Rejection> round) {
        try (Connection connection = database.getConnection()) {
            insert(round, connection);
            round.stream().filter(Rejection::audited).forEach(this::tellAudit);
            sincePruned += round.size();
            if (sincePruned >= PRUNE_EVERY_ROWS) {
                sincePruned = 0;
                prune(connection);
            }
        } catch (SQLException | RuntimeException e) {
            dropped.addAndGet(round.size());
            LOG.log(Level.WARNING, "rejections could not be kept", e);
        }
    }

    private static void insert(List<Rejection> round, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                insert into rejection (at, speaker, device, code, reason, body)
                values (?, ?, ?, ?, ?, ?)""")) {
            for (Rejection rejection : round) {
                bind(rejection, insert);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** A device gone mad cannot fill the disk: the newest are kept, and of these none for ever. */
    private static void prune(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                """
                delete from rejection
                where id <= (select max(id) from rejection) - ? or at < now() - ? * interval '1 day'""")) {
            delete.setInt(1, MOST_KEPT);
            delete.setInt(2, DAYS_KEPT);
            delete.executeUpdate();
        }
    }

    private static void bind(Rejection rejection, PreparedStatement insert) throws SQLException {
        insert.setObject(1, rejection.at().atOffset(ZoneOffset.UTC));
        insert.setString(2, text(rejection.speaker()));
        if (rejection.device().isEmpty()) {
            insert.setNull(3, Types.VARCHAR);
        } else {
            insert.setString(3, text(rejection.device()));
        }
        insert.setString(4, rejection.code());
        insert.setString(5, text(rejection.reason()));
        insert.setBytes(6, rejection.body());
    }

    /** One entry that cannot be written does not take the others of its round with it. */
    private void tellAudit(Rejection rejection) {
        try {
            tellAuditWithinRation(rejection);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the audit trail could not be told of a refused report", e);
        }
    }

    private void tellAuditWithinRation(Rejection rejection) {
        int left = ration.take(rejection.speaker(), rejection.at());
        if (left > 0) {
            String reason = text(rejection.reason());
            audit.record(
                    text(rejection.speaker()),
                    "report.refused",
                    text(rejection.device()),
                    left > 1
                            ? reason
                            : reason + "; more of this speaker's within the hour are among the rejections only");
        }
    }

    /** PostgreSQL's text knows no NUL, and a log line no line break. */
    private static String text(String raw) {
        String safe = raw.replaceAll("\\p{Cntrl}", "?");
        return safe.length() > LONGEST_TEXT ? safe.substring(0, LONGEST_TEXT) : safe;
    }
}
