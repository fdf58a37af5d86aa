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
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.export.KeptReports;

/** What was made, and who was told of it. */
@ApplicationScoped
public class MadeReports {

    private static final String INSERT =
            """
            insert into monthly_report (setup_id, month, export_id, made_at, units, excursions, not_closed, expected,
                received, seconds_unknown)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_MAIL =
            """
            insert into monthly_mail (setup_id, month, recipient, next_at) values (?, ?, ?, ?)""";

    private static final String OF_SETUP =
            """
            select month, export_id, made_at, units, excursions, not_closed, expected, received, seconds_unknown
            from monthly_report where setup_id = ? order by month desc limit ?
            """;

    private static final String MAILS =
            """
            select recipient, attempts, next_at, sent_at, fault from monthly_mail
            where setup_id = ? and month = ? order by recipient
            """;

    private static final String TRIED =
            """
            update monthly_mail set attempts = attempts + 1, next_at = ?, sent_at = ?, fault = ?
            where setup_id = ? and month = ? and recipient = ?
            """;

    /** Mail is tried for a few days: whatever is older has arrived or was given up. */
    private static final int LOOKED_AT = 3;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Inject
    AuditTrail audit;

    @Inject
    KeptReports kept;

    /** The newest first, a few. */
    List<MadeReport> of(UUID setup) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_SETUP)) {
            select.setObject(1, setup);
            select.setInt(2, LOOKED_AT);
            try (ResultSet row = select.executeQuery()) {
                List<MadeReport> found = new ArrayList<>();
                while (row.next()) {
                    found.add(report(setup, row, connection));
                }
                return found;
            }
        }
    }

    private static MadeReport report(UUID setup, ResultSet row, Connection connection) throws SQLException {
        YearMonth month = YearMonth.from(row.getObject("month", LocalDate.class));
        KeptReports.Figures figures = new KeptReports.Figures(
                row.getInt("units"),
                row.getInt("excursions"),
                row.getInt("not_closed"),
                row.getLong("expected"),
                row.getLong("received"),
                row.getLong("seconds_unknown"));
        UUID export = row.getObject("export_id", UUID.class);
        return new MadeReport(setup, month, export, instant(row, "made_at"), figures, mails(setup, month, connection));
    }

    private static List<MadeReport.Mail> mails(UUID setup, YearMonth month, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MAILS)) {
            select.setObject(1, setup);
            select.setObject(2, month.atDay(1));
            try (ResultSet row = select.executeQuery()) {
                List<MadeReport.Mail> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new MadeReport.Mail(
                            row.getString("recipient"),
                            row.getInt("attempts"),
                            instant(row, "next_at"),
                            instant(row, "sent_at"),
                            row.getString("fault")));
                }
                return found;
            }
        }
    }

    /** Enters a report as made and its letters as due, and the export as done: all of it or nothing. */
    @Transactional(rollbackOn = SQLException.class)
    public void enter(Setup setup, YearMonth month, KeptReports.Written written, Instant now) throws SQLException {
        kept.done(written);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement mail = connection.prepareStatement(INSERT_MAIL)) {
            insert.setObject(1, setup.id());
            insert.setObject(2, month.atDay(1));
            insert.setObject(3, written.report());
            insert.setObject(4, utc(now));
            insert.setInt(5, written.figures().units());
            insert.setInt(6, written.figures().excursions());
            insert.setInt(7, written.figures().notClosed());
            insert.setLong(8, written.figures().expected());
            insert.setLong(9, written.figures().received());
            insert.setLong(10, written.figures().secondsUnknown());
            insert.executeUpdate();
            for (String recipient : setup.recipients()) {
                mail.setObject(1, setup.id());
                mail.setObject(2, month.atDay(1));
                mail.setString(3, recipient);
                mail.setObject(4, utc(now));
                mail.addBatch();
            }
            mail.executeBatch();
        }
    }

    /**
     * Enters an attempt; one that arrived is audited, as it has left the house.
     *
     * @param fault empty where it arrived
     */
    @Transactional(rollbackOn = SQLException.class)
    public void tried(MadeReport report, MadeReport.Mail mail, Optional<String> fault, Instant now)
            throws SQLException {
        Optional<Instant> again = fault.flatMap(why -> MonthlyRule.again(mail.attempts() + 1, now));
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(TRIED)) {
            update.setObject(1, again.map(MadeReports::utc).orElse(null));
            update.setObject(2, fault.isPresent() ? null : utc(now));
            update.setString(3, fault.orElse(""));
            update.setObject(4, report.setup());
            update.setObject(5, report.month().atDay(1));
            update.setString(6, mail.recipient());
            update.executeUpdate();
        }
        if (fault.isEmpty()) {
            audit.record(
                    "server",
                    "monthly-report.mail",
                    "report " + report.export(),
                    report.month() + " to " + mail.recipient());
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
