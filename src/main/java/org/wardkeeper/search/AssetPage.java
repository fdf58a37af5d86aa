package org.wardkeeper.search;

import java.util.List;

/**
 * One page of assets.
 *
 * @param total how many fit, on all pages
 * @param after the cursor of the next page; null on the last one
 */
public record AssetPage(List<FoundAsset> items, int total, String after) {}
