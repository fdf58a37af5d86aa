package org.wardkeeper.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Holds a ledger against the table of readings, row by row. Rows are read in the order of their times, which is the
 * order in which each device reported them: so their transactions must not go back.
 */
final class Audit {
    private static final int MOST_EXAMPLES = 10;
    private static final long LOOK_MS = 250;
    private static final int ROWS_AT_ONCE = 10_000;

    private static final String ROWS =
            """
            select round(extract(epoch from r.at) * 1000)::bigint, r.value, r.xmin::text::bigint
            from reading r join stream s on s.id = r.stream_id join device d on d.id = s.device_id
            where d.urn = ? and s.name = ? and r.at >= to_timestamp(?) and r.at < to_timestamp(?)
            order by r.at, s.id""";

    private final Postgres postgres;

    Audit(Postgres postgres) {
        this.postgres = postgres;
    }

    /** Asks again until everything that was acknowledged is stored, or patience ends: a spool may still drain. */
    Balance of(List<Ledger> ledgers, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                Balance balance = now(ledgers);
                if (balance.lost() == 0 || System.nanoTime() > deadline) {
                    return balance;
                }
            } catch (SQLException | IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("the database cannot be asked what it stored", e);
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    private Balance now(List<Ledger> ledgers) throws SQLException, IOException {
        Findings findings = new Findings();
        try (Connection connection = postgres.connect();
                PreparedStatement select = connection.prepareStatement(ROWS)) {
            connection.setAutoCommit(false); // or the driver reads everything at once
            select.setFetchSize(ROWS_AT_ONCE);
            for (Ledger ledger : ledgers) {
                for (Ledger.Account account : ledger.accounts()) {
                    select.setString(1, account.device());
                    select.setString(2, Ledger.Account.NAME);
                    select.setDouble(3, account.epochMillis(0) / 1_000.0);
                    select.setDouble(4, account.epochMillis(Ledger.ROOM) / 1_000.0);
                    try (ResultSet rows = select.executeQuery()) {
                        findings.compare(account, rows);
                    }
                }
            }
        }
        return findings.balance();
    }

    private static final class Findings {
        private long acknowledged;
        private long stored;
        private long lost;
        private long duplicated;
        private long foreign;
        private long disordered;
        private final List<String> examples = new ArrayList<>();

        void compare(Ledger.Account account, ResultSet rows) throws SQLException {
            BitSet told = account.acknowledgedNow();
            BitSet found = new BitSet();
            int sent = account.sent();
            long latest = 0;
            while (rows.next()) {
                int number = account.numberAt(rows.getLong(1));
                stored++;
                if (number >= sent || rows.getDouble(2) != account.value(number)) {
                    foreign++;
                    tell(account, number, "is stored as " + rows.getDouble(2) + " and was never sent so");
                } else if (found.get(number)) {
                    duplicated++;
                    tell(account, number, "is stored twice");
                }
                found.set(number);
                if (told.get(number)) {
                    if (rows.getLong(3) < latest) {
                        disordered++;
                        tell(account, number, "was committed before an earlier one");
                    }
                    latest = Math.max(latest, rows.getLong(3));
                }
            }
            acknowledged += told.cardinality();
            told.andNot(found);
            lost += told.cardinality();
            told.stream().limit(3).forEach(number -> tell(account, number, "was acknowledged and is not stored"));
        }

        private void tell(Ledger.Account account, int number, String what) {
            if (examples.size() < MOST_EXAMPLES) {
                examples.add("reading " + number + " of " + account.device() + " " + what);
            }
        }

        Balance balance() {
            return new Balance(acknowledged, stored, lost, duplicated, foreign, disordered, List.copyOf(examples));
        }
    }
}
