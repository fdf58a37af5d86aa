package org.wardkeeper.faults;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What devices were told about their readings. A device's n-th reading has a time and a value that follow from n, so
 * one bit a reading tells all: whether it was acknowledged. Safe for several threads.
 */
final class Ledger {
    /** How many readings an account has room for. */
    static final int ROOM = 300_000;

    private final Map<String, Account> accounts = new LinkedHashMap<>();

    /** An account for each device; its readings are a millisecond apart from {@code originMillis} on. */
    Ledger(List<String> devices, long originMillis) {
        for (String device : devices) {
            accounts.put(device, new Account(device, accounts.size(), originMillis));
        }
    }

    Account of(String device) {
        return accounts.get(device);
    }

    List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    /** How many readings were acknowledged. */
    public long acknowledged() {
        return accounts.values().stream().mapToLong(Account::acknowledged).sum();
    }

    /** One device's readings, numbered from 0 on. */
    static final class Account {
        /** The name of every reading's record. */
        static final String NAME = "temperature";

        private static final int HUNDREDTHS = 1_000;

        private final String device;
        private final int offset;
        private final long originMillis;
        private final BitSet acknowledged = new BitSet();
        private int sent;

        private Account(String device, int offset, long originMillis) {
            this.device = device;
            this.offset = offset;
            this.originMillis = originMillis;
        }

        String device() {
            return device;
        }

        long epochMillis(int number) {
            return originMillis + number;
        }

        int numberAt(long epochMillis) {
            return Math.toIntExact(epochMillis - originMillis);
        }

        /** In degrees Celsius, to the hundredth, which a double and a decimal tell alike. */
        double value(int number) {
            return (number + offset) % HUNDREDTHS / 100.0;
        }

        /** Takes the next numbers; gives the first. From now on they may be stored. */
        synchronized int next(int count) {
            if (sent + count > ROOM) {
                throw new IllegalStateException(device + " has reported more than a ledger holds");
            }
            int first = sent;
            sent += count;
            return first;
        }

        synchronized void acknowledge(int first, int count) {
            acknowledged.set(first, first + count);
        }

        synchronized boolean isAcknowledged(int number) {
            return acknowledged.get(number);
        }

        synchronized int sent() {
            return sent;
        }

        synchronized int acknowledged() {
            return acknowledged.cardinality();
        }

        /** A copy that stands still. */
        synchronized BitSet acknowledgedNow() {
            return (BitSet) acknowledged.clone();
        }
    }
}
