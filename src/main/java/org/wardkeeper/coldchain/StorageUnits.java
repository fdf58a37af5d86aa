package org.wardkeeper.coldchain;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.place.SiteChanged;

/** All storage units in memory, for readers on every thread; read at start and again after an import. */
@ApplicationScoped
public class StorageUnits {

    @Inject
    private UnitStore store;

    private volatile Picture current = new Picture(List.of());

    /** By name. */
    public List<KnownUnit> all() {
        return current.units;
    }

    public Optional<KnownUnit> find(String id) {
        return Optional.ofNullable(current.byId.get(id));
    }

    /**
     * The unit a request names.
     *
     * @throws ProblemException 404 if there is none
     */
    public KnownUnit wanted(String id) {
        return find(id).orElseThrow(() -> ProblemException.notFound("There is no storage unit with this id."));
    }

    /** Reads all units from the database. */
    @PostConstruct
    public void reload() {
        try {
            current = new Picture(store.all(Clock.systemUTC().instant()));
        } catch (SQLException e) {
            throw new IllegalStateException("The storage units could not be read from the database.", e);
        }
    }

    void onSiteChanged(@Observes @Priority(300) SiteChanged event) {
        reload();
    }

    /** One reading of the database, whole. */
    private static final class Picture {
        final List<KnownUnit> units;
        final Map<String, KnownUnit> byId;

        Picture(List<KnownUnit> units) {
            this.units = units;
            this.byId = units.stream().collect(Collectors.toMap(KnownUnit::id, Function.identity()));
        }
    }
}
