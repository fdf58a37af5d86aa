package org.wardkeeper.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.place.Names;
import org.wardkeeper.place.Places;

/** Devices for administrators: register one. Its first key is in the one answer to its making, never again. */
@ApplicationScoped
@Path("devices")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class DeviceResource {

    @Inject
    private Devices devices;

    @Inject
    private DeviceKeys keys;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    /** Registers a device and gives out its first key. */
    @POST
    public Response register(NewDevice wanted) {
        Device device = device(wanted);
        KnownDevice registered = devices.register(device, user.getName())
                .orElseThrow(() -> ProblemException.conflict("The device " + wanted.urn() + " is registered already."));
        KeyFile.NewKey key = keys.rotate(registered.urn());
        return Response.status(Response.Status.CREATED)
                .entity(DeviceKeysResource.GivenKey.of(registered, key))
                .build();
    }

    private Device device(NewDevice wanted) {
        if (wanted == null || wanted.urn() == null || wanted.kind() == null) {
            throw ProblemException.badRequest("A device needs a urn, a kind and an intervalSeconds.");
        }
        if (wanted.zone() != null && places.current().zone(wanted.zone()).isEmpty()) {
            throw ProblemException.badRequest("There is no zone " + Names.shown(wanted.zone()) + ".");
        }
        try {
            return new Device(
                    wanted.urn(),
                    DeviceKind.of(wanted.kind()),
                    wanted.zone(),
                    Duration.ofSeconds(wanted.intervalSeconds()),
                    wanted.serial() == null ? null : Names.checkedName(wanted.serial()),
                    Clock.systemUTC().instant());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    /** What a registration says; zone and serial may be left out. */
    public record NewDevice(String urn, String kind, String zone, int intervalSeconds, String serial) {}
}
