package org.wardkeeper.search;

import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** Hands the table one page of rows at a time. */
class LazyAssets extends LazyDataModel<FoundAsset> {

    private static final long serialVersionUID = 1L;

    private final AssetRows rows;
    private final AssetFilter filter;

    LazyAssets(AssetRows rows, AssetFilter filter) {
        this.rows = rows;
        this.filter = filter;
    }

    @Override
    public int count(Map<String, FilterMeta> filters) {
        return rows.count(filter);
    }

    @Override
    public List<FoundAsset> load(
            int first, int pageSize, Map<String, SortMeta> sorted, Map<String, FilterMeta> filters) {
        SortMeta by =
                sorted.values().stream().filter(SortMeta::isActive).findFirst().orElse(null);
        return rows.page(
                filter,
                by == null ? "name" : by.getField(),
                by != null && by.getOrder().isDescending(),
                first,
                pageSize);
    }

    @Override
    public String getRowKey(FoundAsset asset) {
        return asset.id();
    }
}
