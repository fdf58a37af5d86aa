package org.wardkeeper.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wardkeeper.journal.ReadingTable.Contradiction;
import org.wardkeeper.journal.ReadingTable.Known;
import org.wardkeeper.report.MissingReason;

/**
 * A group of which some rows may be there already, sifted before anything is chained: a repeat or a contradiction takes
 * no arrival number, so that no number is ever missing.
 *
 * @param fresh what is to be stored
 * @param contradicting for each pack that contradicts, its first row at fault
 */
record Sieve(Group fresh, Map<Integer, Contradiction> contradicting) {

    private record Identity(int stream, long at) {}

    static Sieve of(Group group, Connection connection) throws SQLException {
        var known = new HashMap<Integer, Known>();
        ReadingTable.known(group, connection).forEach(row -> known.put(row.row(), row));
        var first = new HashMap<Identity, Integer>();
        var repeated = new BitSet();
        var contradicting = new LinkedHashMap<Integer, Contradiction>();
        for (int row = 0; row < group.rows; row++) {
            Known found = known.get(row);
            if (found == null) {
                Integer earlier = first.putIfAbsent(new Identity(group.stream[row], Group.micros(group.at[row])), row);
                found = earlier == null ? null : within(group, row, earlier);
            }
            if (found instanceof Contradiction contradiction) {
                contradicting.putIfAbsent(group.pack[row], contradiction);
            } else if (found != null) {
                repeated.set(row);
            }
        }
        return new Sieve(group.without(repeated), contradicting);
    }

    /** One of the group says the same, or something else, of the same moment. */
    private static Known within(Group group, int row, int earlier) {
        boolean same = group.missing[row] == group.missing[earlier]
                && (group.missing[row] != 0 || group.value[row] == group.value[earlier]);
        if (same) {
            return new ReadingTable.Repeat(row);
        }
        String stands = group.missing[earlier] == 0
                ? Double.toString(group.value[earlier])
                : MissingReason.ofCode(group.missing[earlier]).word();
        return new Contradiction(row, stands);
    }
}
