package org.wardkeeper.seal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wardkeeper.evidence.RootStatement;
import org.wardkeeper.evidence.Seal;
import org.wardkeeper.rest.FromDatabase;

/** What an inspector keeps outside of the house: the site's public key, and the roots it has signed. */
@ApplicationScoped
@Path("evidence")
@Produces(MediaType.APPLICATION_JSON)
@FromDatabase
public class EvidenceResource {

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @Inject
    private SiteKey key;

    /** The key in use, as PEM: {@code ./wardkeeper verify --key} takes it. */
    public record PublicKeyView(String id, String algorithm, String pem) {}

    /** One day's root; {@code statement} is exactly what {@code signature} is over. */
    public record RootView(
            LocalDate day,
            Instant sealedAt,
            int chains,
            String root,
            String keyId,
            String statement,
            String signature) {}

    /** The newest first; {@code after} is null on the last page. */
    public record RootPage(List<RootView> items, LocalDate after) {}

    @GET
    @Path("key")
    @Operation(summary = "The public part of the site key, by which exports and daily roots are checked")
    public PublicKeyView key() {
        return new PublicKeyView(key.id(), Seal.ALGORITHM, Seal.pem(key.publicPart()));
    }

    @GET
    @Path("roots")
    @Operation(summary = "The signed roots over all readings, one a day, newest first")
    public RootPage roots(@QueryParam("limit") @DefaultValue("50") Integer limit, @QueryParam("after") String after) {
        int size = Math.max(1, Math.min(limit == null ? MOST : limit, MOST));
        LocalDate before = after == null || after.isBlank() ? LocalDate.of(9999, 1, 1) : day(after);
        List<RootView> items = page(before, size);
        return new RootPage(
                items, items.size() < size ? null : items.get(size - 1).day());
    }

    private static final int MOST = 400;

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.DateTimeException e) {
            throw org.wardkeeper.access.ProblemException.badRequest("after must be a date, like 2026-03-01.");
        }
    }

    private List<RootView> page(LocalDate before, int size) {
        String sql = "select " + RootTable.COLUMNS
                + ", key_id, signature from daily_root where day < ? order by day desc limit ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, before);
            select.setInt(2, size);
            try (ResultSet row = select.executeQuery()) {
                List<RootView> found = new ArrayList<>();
                while (row.next()) {
                    found.add(view(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The roots could not be read.", e);
        }
    }

    private static RootView view(ResultSet row) throws SQLException {
        RootStatement statement = RootTable.statement(row);
        return new RootView(
                statement.day(),
                statement.sealedAt(),
                statement.leaves(),
                HexFormat.of().formatHex(statement.root()),
                row.getString("key_id"),
                new String(statement.bytes(), java.nio.charset.StandardCharsets.US_ASCII),
                Base64.getEncoder().encodeToString(row.getBytes("signature")));
    }
}
