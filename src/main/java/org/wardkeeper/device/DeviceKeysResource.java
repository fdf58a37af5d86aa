package org.wardkeeper.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.place.Names;

/**
 * A device's keys for administrators: which there are, the next one, and their end, at once and with every session they
 * began. A key is in the one answer to its making, never again.
 */
@ApplicationScoped
@Path("devices/{urn:.+}/keys")
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class DeviceKeysResource {

    @Inject
    private Devices devices;

    @Inject
    private DeviceKeys keys;

    @Inject
    private AuditTrail audit;

    @Inject
    private CurrentUser user;

    /** The identities of the active keys, the oldest first. */
    @GET
    public ActiveKeys list(@PathParam("urn") String urn) {
        KnownDevice device = device(urn);
        List<ActiveKey> items =
                keys.identitiesOf(device.urn()).stream().map(ActiveKey::new).toList();
        return new ActiveKeys(items, devices.current().isBarred(device.urn()));
    }

    /**
     * Makes the next key under an identity of its own; the newest one so far stays active until the next time. A barred
     * device is believed again.
     */
    @POST
    public Response rotate(@PathParam("urn") String urn) {
        KnownDevice device = device(urn);
        audit.record(user.getName(), "device.key", device.urn(), "next key made");
        KeyFile.NewKey key = keys.rotate(device.urn());
        devices.unbar(device, user.getName());
        return Response.status(Response.Status.CREATED)
                .entity(GivenKey.of(device, key))
                .build();
    }

    /** Ends every key and bars the device: its certificate is not believed either, until it is given a new key. */
    @DELETE
    public void revoke(@PathParam("urn") String urn) {
        KnownDevice device = device(urn);
        devices.bar(device, user.getName(), Clock.systemUTC().instant());
        Set<String> ended = keys.endAll(device.urn());
        audit.record(user.getName(), "device.key.end", device.urn(), ended.size() + " keys ended");
    }

    /** Ends one key, so that a rotation is finished before the next one. */
    @DELETE
    @Path("{identity:.+}")
    public void end(@PathParam("urn") String urn, @PathParam("identity") String identity) {
        KnownDevice device = device(urn);
        if (!DeviceKeys.urnOf(identity).equals(device.urn()) || !keys.end(identity)) {
            throw ProblemException.notFound("There is no key " + Names.shown(identity) + " of this device.");
        }
        audit.record(user.getName(), "device.key.end", device.urn(), Names.shown(identity) + " ended");
    }

    private KnownDevice device(String urn) {
        return devices.current()
                .byUrn(urn)
                .orElseThrow(() -> ProblemException.notFound("There is no device " + Names.shown(urn) + "."));
    }

    /** All keys of one device, and whether it is barred. */
    public record ActiveKeys(List<ActiveKey> items, boolean barred) {}

    /** A key by its name; its secret is only where it was made and where it is used. */
    public record ActiveKey(String identity) {}

    /** A key, shown this once. */
    public record GivenKey(String urn, String identity, String keyHex) {

        static GivenKey of(KnownDevice device, KeyFile.NewKey key) {
            return new GivenKey(device.urn(), key.identity(), key.hex());
        }
    }
}
