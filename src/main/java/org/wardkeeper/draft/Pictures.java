package org.wardkeeper.draft;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.wardkeeper.ground.Batch;

/** The table plan_picture: a picture once for all versions that show it. */
@ApplicationScoped
class Pictures {

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    /** Keeps a picture in the caller's transaction, and answers its digest. */
    static String keep(PlanPicture picture, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into plan_picture (digest, media_type, content) values (?, ?, ?) on conflict do nothing")) {
            insert.setString(1, picture.digest());
            insert.setString(2, picture.mediaType());
            insert.setBytes(3, picture.content());
            insert.executeUpdate();
            return picture.digest();
        }
    }

    Optional<PlanPicture> read(String digest) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select media_type, content from plan_picture where digest = ?")) {
            select.setString(1, digest);
            return Batch.list(select, row -> new PlanPicture(row.getString(1), row.getBytes(2))).stream()
                    .findFirst();
        } catch (SQLException e) {
            throw new IllegalStateException("The picture could not be read.", e);
        }
    }
}
