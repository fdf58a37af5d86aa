package org.wardkeeper.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.wardkeeper.asset.AssetStatus;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.asset.KnownAsset;
import org.wardkeeper.words.KindNames;

/** The kinds of assets the hospital has, for a filter. */
@ApplicationScoped
@Path("asset-kinds")
@Produces(MediaType.APPLICATION_JSON)
public class KindsResource {

    @Inject
    private Assets assets;

    /** By name, with how many there are that are not retired. */
    @GET
    public Kinds all() {
        List<Kind> kinds = assets.all().stream()
                .filter(asset -> asset.status() != AssetStatus.RETIRED)
                .collect(Collectors.groupingBy(KnownAsset::kind, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new Kind(entry.getKey(), KindNames.of(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(Kind::name))
                .toList();
        return new Kinds(kinds);
    }

    /** All kinds. */
    public record Kinds(List<Kind> items) {}

    /** One kind, its name for people, and how many there are. */
    public record Kind(String kind, String name, long count) {}
}
