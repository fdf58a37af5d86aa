package org.wardkeeper.coldchain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.place.Names;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;

/** A unit's limits and sensors, now and at any past moment, and changing them. */
@ApplicationScoped
@Path("storage-units")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class UnitEditsResource {

    private static final int LONGEST_ABOUT = 120;

    @Inject
    private StorageUnits units;

    @Inject
    private UnitHistories histories;

    @Inject
    private Devices devices;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    @Inject
    private Event<UnitEdited> edited;

    private final Clock clock = Clock.systemUTC();

    /** @param since null where they always were */
    public record ToldLimits(OffsetDateTime since, Double lowCel, Double highCel) {}

    /** @param at what was in force then, or is now */
    public record LimitsList(ToldLimits at, List<ToldLimits> versions) {}

    /**
     * @param since null where it always was
     * @param until null while it is
     */
    public record ToldSensor(
            String device,
            String serial,
            OffsetDateTime since,
            OffsetDateTime until,
            String model,
            String firmware,
            String buffer) {}

    /** The sensors of a unit, the present one last. */
    public record SensorList(List<ToldSensor> items) {}

    /**
     * Another sensor.
     *
     * @param device its URN; null to leave the unit without one
     * @param since when it was put in; null for now
     */
    public record NewSensor(String device, OffsetDateTime since, String model, String firmware, String buffer) {}

    @GET
    @Path("{id}/limits")
    @Operation(summary = "A unit's limits of all times, and those in force at a moment; without it, now")
    public LimitsList limits(@PathParam("id") String id, @QueryParam("at") Instant at) throws SQLException {
        units.wanted(id);
        List<LimitsVersion> versions = histories.limits(id);
        Instant moment = at == null ? clock.instant() : at;
        LimitsVersion inForce = versions.get(0);
        for (LimitsVersion version : versions) {
            inForce = version.since().filter(moment::isBefore).isPresent() ? inForce : version;
        }
        return new LimitsList(told(inForce), versions.stream().map(this::told).toList());
    }

    @PUT
    @Path("{id}/limits")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.EXPORT_LOGS)
    @Operation(summary = "A unit's limits from now on; what was in force before stays told")
    public LimitsList limit(@PathParam("id") String id, ToldLimits wanted) throws SQLException {
        KnownUnit unit = units.wanted(id);
        if (wanted == null || wanted.lowCel() == null || wanted.highCel() == null) {
            throw ProblemException.badRequest("Limits need a lowCel and a highCel.");
        }
        Instant now = now();
        if (histories.limit(unit, limits(wanted.lowCel(), wanted.highCel()), user.getName(), now)) {
            units.reload();
            edited.fire(new UnitEdited(id, Optional.of(now)));
        }
        return limits(id, null);
    }

    @GET
    @Path("{id}/sensors")
    @Operation(summary = "Which sensors spoke for a unit, and when")
    public SensorList sensors(@PathParam("id") String id) throws SQLException {
        units.wanted(id);
        return new SensorList(histories.assignments(id).stream().map(this::told).toList());
    }

    @POST
    @Path("{id}/sensors")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.EDIT_ASSETS)
    @Operation(
            summary = "Another sensor speaks for the unit from a moment on, or none",
            description = "The history stays with the unit. A sensor speaks for one unit at a time.")
    public SensorList assign(@PathParam("id") String id, NewSensor wanted) throws SQLException {
        KnownUnit unit = units.wanted(id);
        if (wanted == null) {
            throw ProblemException.badRequest("Name the device, or null to leave the unit without one.");
        }
        Instant now = now();
        Instant since =
                wanted.since() == null ? now : wanted.since().toInstant().truncatedTo(ChronoUnit.MICROS);
        if (since.isAfter(now)) {
            throw ProblemException.badRequest("since lies in the future: note a sensor when it is in.");
        }
        if (since.isBefore(Instant.EPOCH)) {
            throw ProblemException.badRequest("since must be a time from 1970 on.");
        }
        Assignment.About about =
                new Assignment.About(about(wanted.model()), about(wanted.firmware()), about(wanted.buffer()));
        histories.assign(unit, sensor(wanted.device()), since, about, user.getName());
        units.reload();
        edited.fire(new UnitEdited(id, Optional.of(since)));
        return sensors(id);
    }

    private Optional<KnownDevice> sensor(String urn) {
        if (urn == null) {
            return Optional.empty();
        }
        KnownDevice device = devices.current()
                .byUrn(urn)
                .orElseThrow(() -> ProblemException.badRequest("There is no device '" + Names.shown(urn) + "'."));
        if (device.kind() != DeviceKind.SENSOR) {
            throw ProblemException.badRequest("The device '" + Names.shown(urn) + "' is not a sensor.");
        }
        return Optional.of(device);
    }

    private static Limits limits(double low, double high) {
        try {
            return new Limits(low, high);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private static String about(String text) {
        if (text == null || text.isBlank()) {
            return "";
        }
        try {
            return Names.checkedName(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(
                    "Model, firmware and buffer have up to " + LONGEST_ABOUT + " characters each, on one line.");
        }
    }

    private ToldLimits told(LimitsVersion version) {
        return new ToldLimits(
                local(version.since()),
                version.limits().lowCel(),
                version.limits().highCel());
    }

    private ToldSensor told(Assignment one) {
        return new ToldSensor(
                one.urn(),
                one.serial(),
                local(one.since()),
                local(one.until()),
                one.about().model(),
                one.about().firmware(),
                one.about().buffer());
    }

    private OffsetDateTime local(Optional<Instant> moment) {
        return moment.map(at -> at.atZone(places.current().timeZone()).toOffsetDateTime())
                .orElse(null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
