package org.wardkeeper.monthly;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.wardkeeper.audit.AuditTrail;

/** The set-ups that hold; every change with its audit entry in one transaction. */
@ApplicationScoped
public class Setups {

    private static final String INSERT =
            """
            insert into monthly_setup (id, units, format, recipients, first_month, set_at, set_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String CHANGE =
            """
            update monthly_setup set units = ?, format = ?, recipients = ?, set_at = ?, set_by = ? where id = ?""";

    /** Who does not get it any more is not waited for. */
    private static final String LEAVE_OUT =
            """
            delete from monthly_mail where setup_id = ? and sent_at is null and recipient <> all (?)""";

    private static final String TRY_AGAIN =
            """
            update monthly_mail set attempts = 0, next_at = ?, fault = '' where setup_id = ? and sent_at is null""";

    /** Who is new gets the last report. */
    private static final String ADD =
            """
            insert into monthly_mail (setup_id, month, recipient, next_at)
            select setup_id, max(month), recipient, ? from monthly_report, unnest(?) as recipient
            where setup_id = ? group by setup_id, recipient
            on conflict do nothing
            """;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Inject
    AuditTrail audit;

    /** The oldest first. */
    List<Setup> all() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, units, format, recipients, first_month, set_by from monthly_setup"
                                + " where ended_at is null order by first_month, id");
                ResultSet row = select.executeQuery()) {
            List<Setup> found = new ArrayList<>();
            while (row.next()) {
                found.add(new Setup(
                        row.getObject(1, UUID.class),
                        texts(row, 2),
                        row.getString(3),
                        texts(row, 4),
                        YearMonth.from(row.getObject(5, LocalDate.class)),
                        row.getString(6)));
            }
            return found;
        }
    }

    @Transactional(rollbackOn = SQLException.class)
    public void add(Setup setup, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, setup.id());
            insert.setArray(2, array(setup.units(), connection));
            insert.setString(3, setup.format());
            insert.setArray(4, array(setup.recipients(), connection));
            insert.setObject(5, setup.first().atDay(1));
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            insert.setString(7, setup.by());
            insert.executeUpdate();
        }
        audit.record(setup.by(), "monthly-report.set", subject(setup), setup.told());
    }

    /** The next report is as it says; the last one goes to whoever is new, and again to where it did not arrive. */
    @Transactional(rollbackOn = SQLException.class)
    public void change(Setup before, Setup after, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement change = connection.prepareStatement(CHANGE);
                PreparedStatement leaveOut = connection.prepareStatement(LEAVE_OUT);
                PreparedStatement tryAgain = connection.prepareStatement(TRY_AGAIN);
                PreparedStatement add = connection.prepareStatement(ADD)) {
            change.setArray(1, array(after.units(), connection));
            change.setString(2, after.format());
            change.setArray(3, array(after.recipients(), connection));
            change.setObject(4, now.atOffset(ZoneOffset.UTC));
            change.setString(5, after.by());
            change.setObject(6, after.id());
            change.executeUpdate();
            leaveOut.setObject(1, after.id());
            leaveOut.setArray(2, array(after.recipients(), connection));
            leaveOut.executeUpdate();
            tryAgain.setObject(1, now.atOffset(ZoneOffset.UTC));
            tryAgain.setObject(2, after.id());
            tryAgain.executeUpdate();
            add.setObject(1, now.atOffset(ZoneOffset.UTC));
            add.setArray(2, array(after.recipients(), connection));
            add.setObject(3, after.id());
            add.executeUpdate();
        }
        audit.record(after.by(), "monthly-report.change", subject(after), before.told() + " → " + after.told());
    }

    /** Nothing is made any more, and nothing is sent. */
    @Transactional(rollbackOn = SQLException.class)
    public void end(Setup setup, String by, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update monthly_setup set ended_at = ? where id = ?")) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setObject(2, setup.id());
            update.executeUpdate();
        }
        audit.record(by, "monthly-report.end", subject(setup), setup.told());
    }

    static String subject(Setup setup) {
        return "monthly-report " + setup.id();
    }

    private static java.sql.Array array(List<String> texts, Connection connection) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
