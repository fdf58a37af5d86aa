package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.access.Role;
import org.wardkeeper.access.User;

/** The persistence unit of a plain WAR deployment: nobody but the server itself migrated this database. */
@ExtendWith(ArquillianExtension.class)
class PersistenceIT {
    private static final int AT_ONCE = 12;

    @PersistenceContext(unitName = "wardkeeper")
    private EntityManager entities;

    @Inject
    private UserTransaction transaction;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource source;

    @Test
    void the_provider_is_hibernate() {
        assertThat(entities.getEntityManagerFactory().getClass().getName()).startsWith("org.hibernate");
    }

    @Test
    void every_migration_ran_before_the_persistence_unit_looked() throws SQLException {
        assertThat(number("select count(*) from flyway_schema_history where not success"))
                .isZero();
        assertThat(number("select count(*) from flyway_schema_history where success"))
                .isGreaterThanOrEqualTo(6);
    }

    @Test
    void an_entity_is_found_in_a_transaction() throws Exception {
        transaction.begin();
        User admin = entities.find(User.class, "admin");
        transaction.rollback();

        assertThat(admin).isNotNull();
        assertThat(admin.role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void the_pool_lends_living_connections_again_after_the_database_cut_all_of_them() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where application_name = 'wardkeeper' and pid <> pg_backend_pid()");
        }
        Await.until(Duration.ofSeconds(20), () -> livingAtOnce() == AT_ONCE);
    }

    /** How many connections that are held at the same time answer: more than lay in the pool when they were cut. */
    private int livingAtOnce() {
        List<Connection> held = new ArrayList<>();
        try {
            while (held.size() < AT_ONCE) {
                Connection connection = source.getConnection();
                held.add(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select 1");
                }
            }
            return held.size();
        } catch (SQLException e) {
            return 0;
        } finally {
            held.forEach(PersistenceIT::giveBack);
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is done in the night takes longer than a request may. */
    @Test
    void a_connection_of_the_pool_can_be_told_to_be_patient() throws SQLException {
        try (Connection connection = source.getConnection()) {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 120_000);
            assertThat(connection.getNetworkTimeout()).isEqualTo(120_000);
            connection.setNetworkTimeout(Runnable::run, usual);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
