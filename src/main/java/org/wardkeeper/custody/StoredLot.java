package org.wardkeeper.custody;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.wardkeeper.place.Names;

/**
 * A lot of a product while it is in a unit.
 *
 * @param amount how much, in words: "40 doses"; may be empty
 * @param expires the maker's date; empty where nobody noted it
 * @param takenOutAt empty while it is in
 */
public record StoredLot(
        UUID id,
        String unitId,
        String product,
        String lot,
        Optional<LocalDate> expires,
        String amount,
        Instant putInAt,
        String putInBy,
        Optional<Instant> takenOutAt,
        Optional<String> takenOutBy) {

    public StoredLot {
        Names.checkedName(product);
        Names.checkedName(lot);
        if (!amount.isEmpty()) {
            Names.checkedName(amount);
        }
    }
}
