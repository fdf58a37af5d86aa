package org.wardkeeper.draft;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.wardkeeper.ground.PictureBox;
import org.wardkeeper.ground.PlanHistory;
import org.wardkeeper.ground.PlanVersion;
import org.wardkeeper.place.SiteNews;

/** Changes plans in the running server: when one returns, everything in memory and every open page follows already. */
@ApplicationScoped
public class PlanEdits {

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private SiteNews news;

    /** What a change does between its begin and its commit. */
    private interface Work {
        Saved run(PlanEdit edit, Connection connection) throws SQLException;
    }

    /** @param version the plan's version that the change began from */
    Saved save(String level, int version, String geoJson, String by) {
        return edited(level, version, by, (edit, connection) -> edit.save(geoJson));
    }

    Saved restore(String level, int version, int wanted, String by) {
        return edited(level, version, by, (edit, connection) -> edit.restore(wanted));
    }

    Saved layPicture(String level, int version, PlanPicture picture, PictureBox box, String by) {
        return edited(
                level, version, by, (edit, connection) -> edit.layPicture(Pictures.keep(picture, connection), box));
    }

    Saved movePicture(String level, int version, PictureBox box, String by) {
        return edited(level, version, by, (edit, connection) -> edit.movePicture(box));
    }

    Saved removePicture(String level, int version, String by) {
        return edited(level, version, by, (edit, connection) -> edit.removePicture());
    }

    /** The newest first; empty where there is no such level. */
    List<PlanVersion> versions(String level, int before, int limit) {
        try (Connection connection = database.getConnection()) {
            return new PlanHistory(connection).versions(level, before, limit);
        } catch (SQLException e) {
            throw new IllegalStateException("The history of a plan could not be read.", e);
        }
    }

    private Saved edited(String level, int version, String by, Work work) {
        try (Connection connection = database.getConnection()) {
            Saved saved = inTransaction(
                    connection, () -> work.run(PlanEdit.begin(connection, level, version, by), connection));
            if (saved.version() != version) {
                news.tell();
            }
            return saved;
        } catch (SQLException e) {
            throw new IllegalStateException("The plan could not be stored.", e);
        }
    }

    private interface Step {
        Saved take() throws SQLException;
    }

    private static Saved inTransaction(Connection connection, Step step) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            Saved saved = step.take();
            connection.commit();
            done = true;
            return saved;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }
}
