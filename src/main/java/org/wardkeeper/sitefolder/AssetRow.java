package org.wardkeeper.sitefolder;

import java.util.List;
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

    private static AssetRow of(CsvTable.Cells cells) {
        String tag = cells.optional("tag");
        return new AssetRow(
                Names.checkedId(cells.text("id")),
                Names.checkedName(cells.text("name")),
                AssetKinds.checked(cells.text("kind")),
                tag == null ? null : TagId.parse(tag),
                cells.optional("home_zone"));
    }
}
