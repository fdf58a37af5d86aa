package org.wardkeeper.sitefolder;

import java.util.List;
import java.util.function.Supplier;
import org.wardkeeper.asset.AssetKinds;
import org.wardkeeper.asset.TagId;
import org.wardkeeper.place.Names;

/**
 * A line of {@code assets.csv}.
 *
 * @param tag null where it carries none
 * @param homeZone null where it has no home
 */
public record AssetRow(String id, String name, String kind, TagId tag, String homeZone) {

    static final String FILE = "assets.csv";

    static Parsed<AssetRow> parse(String content) {
        return CsvTable.read(FILE, content, List.of("id", "name", "kind", "tag", "home_zone"), AssetRow::of)
                .unique("id", AssetRow::id)
                .unique("tag", row -> row.tag() == null ? null : row.tag().canonical());
    }

    private static Supplier<AssetRow> of(Cells cells) {
        String id = cells.value("id", Names::checkedId);
        String name = cells.value("name", Names::checkedName);
        String kind = cells.value("kind", AssetKinds::checked);
        TagId tag = cells.optional("tag", TagId::parse);
        String homeZone = cells.mayName("home_zone");
        return () -> new AssetRow(id, name, kind, tag, homeZone);
    }
}
