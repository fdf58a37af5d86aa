package org.wardkeeper.escalation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.wardkeeper.access.Role;
import org.wardkeeper.audit.AuditTrail;

/** Who is reached when, held in memory: it is needed most when the database is away. */
@ApplicationScoped
public class DutyRoster {
    @Resource(lookup = "java:app/jdbc/wardkeeper")
    DataSource database;

    @Inject
    AuditTrail audit;

    private volatile List<Duty> all = List.of();

    /** Reads the roster. */
    public void start() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select role, days, from_time, to_time, name, email from duty order by id");
                ResultSet rows = select.executeQuery()) {
            List<Duty> read = new ArrayList<>();
            while (rows.next()) {
                read.add(new Duty(
                        Role.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)),
                        days(rows.getInt(2)),
                        rows.getObject(3, LocalTime.class),
                        rows.getObject(4, LocalTime.class),
                        rows.getString(5),
                        rows.getString(6)));
            }
            all = List.copyOf(read);
        } catch (SQLException e) {
            throw new IllegalStateException("the duty roster cannot be read", e);
        }
    }

    public List<Duty> all() {
        return all;
    }

    List<Duty> on(Role role, ZonedDateTime now) {
        return all.stream()
                .filter(duty -> duty.role() == role && duty.isOn(now))
                .toList();
    }

    /** Puts this roster in the place of the one before, with its entry in the audit trail. */
    @Transactional(rollbackOn = SQLException.class)
    public void replace(List<Duty> roster, String by) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement delete = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into duty (role, days, from_time, to_time, name, email) values (?, ?, ?, ?, ?, ?)")) {
            delete.executeUpdate("lock table duty in exclusive mode"); // Two at once would leave the lines of both.
            delete.executeUpdate("delete from duty");
            for (Duty duty : roster) {
                insert.setString(1, duty.role().group());
                insert.setInt(2, bits(duty.days()));
                insert.setObject(3, duty.from());
                insert.setObject(4, duty.to());
                insert.setString(5, duty.name());
                insert.setString(6, duty.email());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        audit.record(by, "duty.replace", "duty roster", told(all) + " → " + told(roster));
    }

    private static String told(List<Duty> roster) {
        return roster.isEmpty()
                ? "nobody"
                : roster.stream()
                        .map(duty -> duty.role().group() + " " + duty.name() + " <" + duty.email() + "> " + duty.from()
                                + "–" + duty.to() + " " + duty.days())
                        .sorted()
                        .collect(Collectors.joining("; "));
    }

    private static int bits(Set<DayOfWeek> days) {
        return days.stream().mapToInt(day -> 1 << day.ordinal()).sum();
    }

    private static Set<DayOfWeek> days(int bits) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if ((bits & 1 << day.ordinal()) != 0) {
                days.add(day);
            }
        }
        return days;
    }
}
