package org.wardkeeper.excursion;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Excursions as JSON lists them.
 *
 * @param after when the last one of this page began; null on the last page
 */
public record ExcursionPage(List<ToldExcursion> items, OffsetDateTime after) {}
