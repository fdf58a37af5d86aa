package org.wardkeeper.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Senders at work, each a thread. {@link #rest} lets them finish; what was sent and not answered stays open. */
final class Load {
    private static final long REST_PATIENCE_MS = 20_000;

    private final List<Sender> senders = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private Load() {}

    /** All devices of the ledger report to the port from now on. */
    static Load on(int port, Ledger ledger, long seed) {
        Load load = new Load();
        for (Ledger.Account account : ledger.accounts()) {
            Sender sender = new Sender(account, port, seed + load.senders.size());
            Thread thread = new Thread(sender, "sender-" + load.senders.size());
            thread.setDaemon(true);
            load.senders.add(sender);
            load.threads.add(thread);
        }
        load.threads.forEach(Thread::start);
        return load;
    }

    /** Tells the senders to end. */
    void end() {
        senders.forEach(Sender::end);
    }

    /** Ends when every sender has heard the answer to what it sent last, or given it up. */
    void rest() throws InterruptedException {
        end();
        for (Thread thread : threads) {
            thread.join(REST_PATIENCE_MS);
            if (thread.isAlive()) {
                throw new AssertionError(thread.getName() + " does not come to rest");
            }
        }
    }

    /** The longest time in which one of the senders was told nothing but no. */
    double longestOutageSeconds() {
        return senders.stream().mapToLong(Sender::longestWaitNanos).max().orElse(0)
                / (double) TimeUnit.SECONDS.toNanos(1);
    }

    /** How often this code was answered, other than 2.04. */
    long answered(String code) {
        return senders.stream().mapToLong(sender -> sender.answered(code)).sum();
    }
}
