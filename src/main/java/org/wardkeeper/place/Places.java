package org.wardkeeper.place;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The current {@link SiteMap}, shared by all; read at start and again after an import or an edit. */
@ApplicationScoped
public class Places {

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource dataSource;

    private volatile SiteMap current = SiteMap.empty();

    /**
     * The bean itself, for the path that asks it a hundred thousand times a second: the container's proxy costs more than
     * the answer. Behind a supplier, because a proxy hands out itself where a method gives {@code this}.
     */
    public Supplier<Places> direct() {
        return () -> this;
    }

    public SiteMap current() {
        return current;
    }

    /** Reads the map from the database. */
    @PostConstruct
    public void reload() {
        try (Connection connection = dataSource.getConnection()) {
            current = SiteMap.load(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The site could not be read from the database.", e);
        }
    }

    void onSiteChanged(@Observes @Priority(100) SiteChanged event) {
        reload();
    }
}
