package org.wardkeeper.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.Requires;
import org.wardkeeper.device.DeviceKind;
import org.wardkeeper.device.Devices;
import org.wardkeeper.device.KnownDevice;
import org.wardkeeper.place.Places;
import org.wardkeeper.place.Reader;

/** The readers that may hang on a plan, for those who draw it. */
@ApplicationScoped
@Path("/readers")
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.EDIT_ASSETS)
public class ReadersResource {

    @Inject
    private Devices devices;

    @Inject
    private Places places;

    /** All of them, by URN. */
    public record Readers(List<RegisteredReader> items) {}

    /**
     * A registered reader.
     *
     * @param serial null where unknown
     * @param level the level it hangs on; null where it hangs nowhere
     */
    public record RegisteredReader(String urn, String serial, String level) {}

    @GET
    @Operation(summary = "The registered readers, and the level each hangs on")
    public Readers readers() {
        return new Readers(devices.current().all().stream()
                .filter(device -> device.kind() == DeviceKind.READER)
                .sorted(Comparator.comparing(KnownDevice::urn))
                .map(device -> new RegisteredReader(
                        device.urn(),
                        device.serial(),
                        places.current()
                                .reader(device.urn())
                                .map(Reader::levelId)
                                .orElse(null)))
                .toList());
    }
}
