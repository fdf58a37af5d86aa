package org.wardkeeper.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.asset.KnownAsset;

/** The rows of the assets' page, out of memory. */
@ApplicationScoped
class AssetRows {

    /** "Wheelchair 9" comes before "Wheelchair 10". */
    private static final Comparator<String> AS_PEOPLE_COUNT = Comparator.comparing(
                    (String name) -> name.replaceAll("\\d+", ""))
            .thenComparing(name -> name.replaceAll("\\D+", ""), Comparator.comparing(String::length))
            .thenComparing(Comparator.naturalOrder());

    @Inject
    private Assets assets;

    @Inject
    private AssetSearch search;

    int count(AssetFilter filter) {
        return (int) assets.all().stream().filter(filter::passes).count();
    }

    /** @param column name, kind or status; by name where it is none of them */
    List<FoundAsset> page(AssetFilter filter, String column, boolean descending, int first, int size) {
        Comparator<KnownAsset> order = order(column);
        Instant now = Instant.now();
        return assets.all().stream()
                .filter(filter::passes)
                .sorted((descending ? order.reversed() : order).thenComparing(KnownAsset::id))
                .skip(first)
                .limit(size)
                .map(asset -> search.shown(asset, null, now))
                .toList();
    }

    Stream<String> kinds() {
        return assets.all().stream().map(KnownAsset::kind).distinct().sorted();
    }

    private static Comparator<KnownAsset> order(String column) {
        Comparator<KnownAsset> byName = Comparator.comparing(KnownAsset::name, AS_PEOPLE_COUNT);
        if ("kind".equals(column)) {
            return Comparator.comparing(KnownAsset::kind).thenComparing(byName);
        }
        return "status".equals(column)
                ? Comparator.comparing(KnownAsset::status).thenComparing(byName)
                : byName;
    }
}
