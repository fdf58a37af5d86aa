package org.wardkeeper.watch;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.wardkeeper.rounds.Rounds;

/**
 * Asks the database every few seconds whether it is there: in a quiet night no reading asks it for minutes. A database
 * that hangs keeps the question, not the answer to whether there was one.
 */
@ApplicationScoped
class DatabasePulse {
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration STOP_WAIT = Duration.ofMillis(500);

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Resource
    ManagedThreadFactory threads;

    private volatile Instant asked = Instant.MAX;
    private volatile boolean answered = true;
    private Rounds asking;

    void start() {
        asking = Rounds.begin(threads, "database-pulse", PAUSE, this::ask);
    }

    /** Does not wait for a question that a silent database keeps. */
    void stop() {
        if (asking != null) {
            asking.stop(STOP_WAIT);
        }
    }

    /** Whether the last question was answered, and the one under way is not older than patience allows. */
    boolean beats(Instant now) {
        return answered && now.isBefore(asked == Instant.MAX ? Instant.MAX : asked.plus(PATIENCE));
    }

    private void ask() {
        asked = Instant.now();
        answered = answers();
        asked = Instant.MAX;
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
