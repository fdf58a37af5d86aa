package org.wardkeeper.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.wardkeeper.audit.AuditEntry;
import org.wardkeeper.audit.AuditTrail;

/** The audit trail for those who answer for it: newest first, and whether its chain still holds. */
@ApplicationScoped
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.READ_AUDIT)
public class AuditResource {

    private static final int MOST = 200;

    @Inject
    private AuditTrail audit;

    /** {@code after} is the id of the last entry of the page before. */
    @GET
    public EntryPage latest(@QueryParam("limit") @DefaultValue("50") Integer limit, @QueryParam("after") Long after) {
        int size = Math.max(1, Math.min(limit == null ? MOST : limit, MOST));
        List<Entry> items = audit.latest(after == null ? Long.MAX_VALUE : after, size).stream()
                .map(AuditResource::shown)
                .toList();
        Long next = items.size() < size ? null : items.get(size - 1).id();
        return new EntryPage(items, next);
    }

    /** Reads the whole chain. */
    @GET
    @Path("check")
    public ChainCheck check() {
        OptionalLong broken = audit.firstBroken();
        return new ChainCheck(broken.isEmpty(), broken.isEmpty() ? null : broken.getAsLong());
    }

    private static Entry shown(AuditTrail.StoredEntry stored) {
        AuditEntry entry = stored.entry();
        return new Entry(
                stored.id(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.detail(),
                HexFormat.of().formatHex(stored.hash()));
    }

    /** One page; {@code after} is null on the last one. */
    public record EntryPage(List<Entry> items, Long after) {}

    /** One entry. */
    public record Entry(long id, Instant at, String actor, String action, String subject, String detail, String hash) {}

    /** Whether every entry follows from the one before it, and the first that does not. */
    public record ChainCheck(boolean intact, Long firstBroken) {}
}
