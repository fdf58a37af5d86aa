package org.wardkeeper.threshold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.coldchain.UnitEdited;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;

/** A unit's alarm rules, now and at any past moment, and changing them. */
@ApplicationScoped
@Path("storage-units")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class RulesResource {

    @Inject
    private StorageUnits units;

    @Inject
    private Rules rules;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    @Inject
    private Event<UnitEdited> edited;

    private final Clock clock = Clock.systemUTC();

    /**
     * Rules that were or are in force together.
     *
     * @param since null where they always were
     * @param setBy {@code server} for what a unit begins with
     * @param who whether WHO's rules are among them
     */
    public record ToldRules(OffsetDateTime since, String setBy, boolean who, List<ToldRule> rules) {}

    /** @param at what was in force then, or is now */
    public record RulesList(ToldRules at, List<ToldRules> versions) {}

    /**
     * @param who whether WHO's rules hold; for refrigerators alone
     * @param site the site's own beside them
     */
    public record NewRules(Boolean who, List<ToldRule> site) {}

    @GET
    @Path("{id}/rules")
    @Operation(summary = "A unit's rules of all times, and those in force at a moment; without it, now")
    public RulesList rules(@PathParam("id") String id, @QueryParam("at") Instant at) throws SQLException {
        RulesHistory history = rules.of(units.wanted(id));
        Instant moment = at == null ? clock.instant() : at;
        RulesHistory.Since inForce = history.at(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
        return new RulesList(
                told(inForce), history.all().stream().map(this::told).toList());
    }

    @PUT
    @Path("{id}/rules")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.EXPORT_LOGS)
    @Operation(
            summary = "A unit's rules from now on; what was in force before stays told",
            description = "Of the site's rules only one may look the same way and count the same way;"
                    + " about the door (door-open) and the mains (power-off) there may be one each.")
    public RulesList set(@PathParam("id") String id, NewRules wanted) throws SQLException {
        KnownUnit unit = units.wanted(id);
        if (wanted == null
                || wanted.who() == null
                || wanted.site() == null
                || wanted.site().contains(null)) {
            throw ProblemException.badRequest("Rules need who, true or false, and the list site.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (rules.set(unit, checked(wanted, unit), user.getName(), now)) {
            edited.fire(new UnitEdited(id, Optional.of(now)));
        }
        return rules(id, null);
    }

    private static RuleSet checked(NewRules wanted, KnownUnit unit) {
        try {
            List<ThresholdRule> site = wanted.site().stream()
                    .filter(rule -> !rule.isLapse())
                    .map(ToldRule::siteRule)
                    .toList();
            List<LapseRule> lapses = wanted.site().stream()
                    .filter(ToldRule::isLapse)
                    .map(ToldRule::siteLapse)
                    .toList();
            return new RuleSet(wanted.who(), site, lapses).fitting(unit.kind(), unit.limits());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private ToldRules told(RulesHistory.Since version) {
        boolean always = version.since() == Long.MIN_VALUE;
        return new ToldRules(
                always
                        ? null
                        : Instant.EPOCH
                                .plus(version.since(), ChronoUnit.MICROS)
                                .atZone(places.current().timeZone())
                                .toOffsetDateTime(),
                version.setBy(),
                version.rules().who(),
                Stream.concat(
                                version.rules().all().stream().map(ToldRule::of),
                                version.rules().lapses().stream().map(ToldRule::of))
                        .toList());
    }
}
