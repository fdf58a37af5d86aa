package org.wardkeeper.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.device.Devices;
import org.wardkeeper.place.Names;
import org.wardkeeper.place.Places;

/** Devices for administrators: how they stand, why they were refused, and who knocks. */
@ApplicationScoped
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class FleetResource {

    private static final int MOST = 1_000;
    private static final int MOST_REFUSALS = 20;
    private static final int MOST_STRANGERS = 200;

    @Inject
    private DeviceBoard board;

    @Inject
    private Refusals refusals;

    @Inject
    private Devices devices;

    @Inject
    private Places places;

    private final Clock clock = Clock.systemUTC();

    /** One page; {@code total} counts what matches all, {@code totals} what matches {@code q}; {@code after} is null at the end. */
    public record DevicePage(List<ShownDevice> items, int total, Totals totals, String after) {}

    /** How many devices there are and how many have each condition; {@code unknown} are those that are not registered. */
    public record Totals(int all, int silent, int refused, int clock, int battery, int unknown) {}

    /** The newest refusals of one device. */
    public record RefusalList(List<ShownRefusal> items) {}

    /** Who is not registered and reports all the same, the latest first. */
    public record StrangerList(List<Stranger> items) {}

    /**
     * Somebody unregistered.
     *
     * @param count how often within the last 24 hours
     * @param through the gateway that carried it; null where it spoke itself
     */
    public record Stranger(String urn, long count, OffsetDateTime last, String through) {}

    @GET
    @Operation(
            summary = "All devices as they stand now",
            description =
                    "q: words of the URN, the serial number, the kind or the zone. condition: silent, refused, clock or "
                            + "battery. sort: urn, or worst. after: the URN of the last device of the page before.")
    public DevicePage list(
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("condition") @DefaultValue("") String condition,
            @QueryParam("sort") @DefaultValue("urn") String sort,
            @QueryParam("limit") @DefaultValue("200") Integer limit,
            @QueryParam("after") @DefaultValue("") String after) {
        Instant now = clock.instant();
        Comparator<DeviceNow> order = order(sort);
        Optional<Condition> wanted = condition(condition);
        int size = Math.max(1, Math.min(limit == null ? MOST : limit, MOST));
        List<DeviceNow> fitting =
                board.all(now).stream().filter(device -> device.fits(text)).toList();
        List<DeviceNow> matching = fitting.stream()
                .filter(device -> wanted.isEmpty() || device.has(wanted.get()))
                .sorted(order)
                .toList();
        List<DeviceNow> page = behind(after, matching, order).limit(size + 1L).toList();
        boolean more = page.size() > size;
        List<ShownDevice> items = page.subList(0, Math.min(size, page.size())).stream()
                .map(device -> board.shown(device, now))
                .toList();
        return new DevicePage(
                items,
                matching.size(),
                totals(fitting),
                more ? items.get(size - 1).urn() : null);
    }

    @GET
    @Path("unknown")
    @Operation(summary = "Who is not registered and reported all the same within the last 24 hours, the latest first")
    public StrangerList strangers() {
        ZoneId zone = places.current().timeZone();
        return new StrangerList(knocks().stream()
                .map(knock -> new Stranger(
                        knock.name(),
                        knock.count(),
                        knock.last().atZone(zone).toOffsetDateTime(),
                        knock.through().isEmpty() || knock.through().equals(knock.name()) ? null : knock.through()))
                .toList());
    }

    @GET
    @Path("{urn:.+}/refusals")
    @Operation(summary = "The newest refusals of one device, up to 20")
    public RefusalList refusals(@PathParam("urn") String urn) {
        known(urn);
        ZoneId zone = places.current().timeZone();
        return new RefusalList(refusals.of(urn, MOST_REFUSALS).stream()
                .map(refusal -> ShownRefusal.of(refusal, zone))
                .toList());
    }

    @GET
    @Path("{urn:.+}")
    @Operation(summary = "One device as it stands now")
    public ShownDevice one(@PathParam("urn") String urn) {
        Instant now = clock.instant();
        return board.all(now).stream()
                .filter(device -> device.device().urn().equals(urn))
                .findAny()
                .map(device -> board.shown(device, now))
                .orElseThrow(() -> unknown(urn));
    }

    private Totals totals(List<DeviceNow> fitting) {
        return new Totals(
                fitting.size(),
                count(Condition.SILENT, fitting),
                count(Condition.REFUSED, fitting),
                count(Condition.CLOCK, fitting),
                count(Condition.BATTERY, fitting),
                knocks().size());
    }

    /** Who was registered since is no stranger any more. */
    private List<Refusals.Knock> knocks() {
        return refusals.ofStrangers(MOST_STRANGERS).stream()
                .filter(knock -> devices.current().byUrn(knock.name()).isEmpty())
                .toList();
    }

    private static int count(Condition condition, List<DeviceNow> devices) {
        return (int) devices.stream().filter(device -> device.has(condition)).count();
    }

    /** What comes after the last device of the page before, wherever that stands now. */
    private static Stream<DeviceNow> behind(String after, List<DeviceNow> sorted, Comparator<DeviceNow> order) {
        Optional<DeviceNow> last = sorted.stream()
                .filter(device -> device.device().urn().equals(after))
                .findAny();
        return sorted.stream()
                .filter(device -> last.isPresent()
                        ? order.compare(device, last.get()) > 0
                        : device.device().urn().compareTo(after) > 0);
    }

    private static Comparator<DeviceNow> order(String sort) {
        return switch (sort) {
            case "urn" -> DeviceNow.BY_URN;
            case "worst" -> DeviceNow.WORST_FIRST;
            default -> throw ProblemException.badRequest("sort must be urn or worst.");
        };
    }

    private static Optional<Condition> condition(String slug) {
        if (slug.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Condition.of(slug)
                .orElseThrow(() ->
                        ProblemException.badRequest("condition must be one of silent, refused, clock, battery.")));
    }

    private void known(String urn) {
        if (devices.current().byUrn(urn).isEmpty()) {
            throw unknown(urn);
        }
    }

    private static ProblemException unknown(String urn) {
        return ProblemException.notFound("There is no device " + Names.shown(urn) + ".");
    }
}
