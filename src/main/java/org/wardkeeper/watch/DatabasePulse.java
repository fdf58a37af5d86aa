package org.wardkeeper.watch;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Asks the database every few seconds whether it is there: in a quiet night no reading asks it for minutes. A database
 * that hangs keeps the question, not the answer to whether there was one.
 */
@ApplicationScoped
class DatabasePulse {
    private static final long ASK_EVERY_MS = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final long STOP_WAIT_MS = 500;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Resource
    ManagedThreadFactory threads;

    private volatile Instant asked = Instant.MAX;
    private volatile boolean answered = true;
    private volatile boolean open;
    private Thread asking;

    void start() {
        open = true;
        asking = threads.newThread(this::keepAsking);
        asking.setName("database-pulse");
        asking.setDaemon(true);
        asking.start();
    }

    /** Does not wait for a question that a silent database keeps. */
    void stop() {
        open = false;
        if (asking == null) {
            return;
        }
        asking.interrupt();
        try {
            asking.join(STOP_WAIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the last question was answered, and the one under way is not older than patience allows. */
    boolean beats(Instant now) {
        return answered && now.isBefore(asked == Instant.MAX ? Instant.MAX : asked.plus(PATIENCE));
    }

    private void keepAsking() {
        try {
            while (open) {
                asked = Instant.now();
                answered = answers();
                asked = Instant.MAX;
                TimeUnit.MILLISECONDS.sleep(ASK_EVERY_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() {
        try (Connection connection = database.getConnection();
                Statement question = connection.createStatement()) {
            return question.execute("select 1");
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }
}
