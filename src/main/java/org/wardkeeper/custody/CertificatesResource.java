package org.wardkeeper.custody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.ProblemException;
import org.wardkeeper.access.Requires;
import org.wardkeeper.coldchain.Assignment;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.coldchain.UnitHistories;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.FromDatabase;

/** Calibration certificates of the sensors that spoke for a unit, with their scans. */
@ApplicationScoped
@Path("storage-units/{id}/certificates")
@FromDatabase
@Produces(MediaType.APPLICATION_JSON)
public class CertificatesResource {

    /** Opened by itself a PDF may do nothing (CSP 3, directive sandbox). */
    private static final String INERT = "default-src 'none'; sandbox";

    /** Read on and thrown away, so that whoever sends too much hears why instead of a broken connection. */
    private static final int READ_ON_BYTES = 64 << 20;

    @Inject
    private StorageUnits units;

    @Inject
    private UnitHistories histories;

    @Inject
    private Certificates certificates;

    @Inject
    private Places places;

    @Inject
    private CurrentUser user;

    private final Clock clock = Clock.systemUTC();

    /**
     * @param device the sensor's URN
     * @param calibrated a date; like {@code due}
     * @param expired whether it is due today, or was before
     * @param pdf whether there is a scan
     * @param pdfSha256 its digest, in hexadecimal; null where there is none
     */
    public record ToldCertificate(
            String id,
            String device,
            String number,
            String laboratory,
            String calibrated,
            String due,
            double uncertaintyCel,
            double offsetCel,
            boolean expired,
            boolean pdf,
            String pdfSha256,
            OffsetDateTime entered,
            String enteredBy) {}

    /** In the order in which they were calibrated. */
    public record CertificateList(List<ToldCertificate> items) {}

    /**
     * @param device the sensor's URN; null for the one that speaks for the unit
     * @param offsetCel null for none
     */
    public record NewCertificate(
            String device,
            String number,
            String laboratory,
            String calibrated,
            String due,
            Double uncertaintyCel,
            Double offsetCel) {}

    @GET
    @Operation(summary = "The calibration certificates of all sensors that ever spoke for a unit")
    public CertificateList all(@PathParam("id") String id) {
        units.wanted(id);
        return new CertificateList(of(id).stream().map(this::told).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.EXPORT_LOGS)
    @Operation(
            summary = "Enters a certificate",
            description = "Entered again under its number, the newer entry counts; both are kept.")
    public Response enter(@PathParam("id") String id, NewCertificate wanted) throws SQLException {
        units.wanted(id);
        if (wanted == null
                || wanted.number() == null
                || wanted.laboratory() == null
                || wanted.uncertaintyCel() == null) {
            throw ProblemException.badRequest(
                    "A certificate has a number, a laboratory, the dates calibrated and due, and an uncertaintyCel.");
        }
        Certificate certificate = certificate(wanted, sensor(id, wanted.device()));
        certificates.add(certificate, id);
        return Response.status(Response.Status.CREATED)
                .entity(told(certificate))
                .build();
    }

    @PUT
    @Path("{certificate}/pdf")
    @Consumes("application/pdf")
    @Requires(Permission.EXPORT_LOGS)
    @Operation(summary = "Files the scan of a certificate, a PDF of up to 5 MB; what was filed is not exchanged")
    public ToldCertificate attach(
            @PathParam("id") String id, @PathParam("certificate") String certificate, InputStream body)
            throws IOException, SQLException {
        Certificate known = wanted(id, certificate);
        byte[] content = body.readNBytes(Pdf.LARGEST_BYTES + 1);
        if (content.length > Pdf.LARGEST_BYTES) {
            body.skip(READ_ON_BYTES);
            throw new ProblemException(413, "Too large", "A certificate's PDF may have up to 5 MB.");
        }
        certificates.attach(known.id(), pdf(content), id, user.getName());
        return told(wanted(id, certificate));
    }

    @GET
    @Path("{certificate}/pdf")
    @Produces("application/pdf")
    @Operation(summary = "The scan of a certificate")
    public Response pdf(@PathParam("id") String id, @PathParam("certificate") String certificate) throws SQLException {
        Certificate known = wanted(id, certificate);
        byte[] content = certificates
                .pdf(known.id())
                .orElseThrow(() -> ProblemException.notFound("No PDF was filed with this certificate."));
        String name = known.number().replaceAll("[^A-Za-z0-9._-]", "_");
        return Response.ok(content)
                .header("Content-Disposition", "attachment; filename=\"certificate_" + name + ".pdf\"")
                .header("Content-Security-Policy", INERT)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private List<Certificate> of(String unitId) {
        return certificates.between(unitId, Instant.EPOCH, clock.instant().plusSeconds(1));
    }

    private Certificate wanted(String unitId, String certificate) {
        units.wanted(unitId);
        return of(unitId).stream()
                .filter(one -> one.id().toString().equals(certificate))
                .findAny()
                .orElseThrow(() -> ProblemException.notFound("This unit has no such certificate."));
    }

    /** Only a sensor that spoke for the unit, so that nobody files a certificate where it is not found again. */
    private String sensor(String unitId, String wanted) throws SQLException {
        List<Assignment> assignments = histories.assignments(unitId);
        return assignments.stream()
                .filter(one ->
                        wanted == null ? one.until().isEmpty() : one.urn().equals(wanted))
                .map(Assignment::urn)
                .findAny()
                .orElseThrow(() -> ProblemException.badRequest(
                        wanted == null
                                ? "The unit has no sensor now: name the device."
                                : "This device never was a sensor of the unit."));
    }

    private Certificate certificate(NewCertificate wanted, String device) {
        try {
            return new Certificate(
                            UUID.randomUUID(),
                            device,
                            wanted.number().strip(),
                            wanted.laboratory().strip(),
                            date("calibrated", wanted.calibrated()),
                            date("due", wanted.due()),
                            wanted.uncertaintyCel(),
                            wanted.offsetCel() == null ? 0 : wanted.offsetCel(),
                            clock.instant().truncatedTo(ChronoUnit.MICROS),
                            user.getName(),
                            Optional.empty())
                    .writtenBy(today());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " must be a date, like 2026-03-01.");
        }
    }

    private static Pdf pdf(byte[] content) {
        try {
            return Pdf.of(content);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }

    private ToldCertificate told(Certificate one) {
        return new ToldCertificate(
                one.id().toString(),
                one.device(),
                one.number(),
                one.laboratory(),
                one.calibrated().toString(),
                one.due().toString(),
                one.uncertaintyCel(),
                one.offsetCel(),
                one.isExpired(today()),
                one.pdfSha256().isPresent(),
                one.pdfSha256().orElse(null),
                one.enteredAt().atZone(places.current().timeZone()).toOffsetDateTime(),
                one.enteredBy());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), places.current().timeZone());
    }
}
