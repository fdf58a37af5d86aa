package org.wardkeeper.faults;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.wardkeeper.e2e.DemoSite;
import org.wardkeeper.it.Await;

/**
 * Rounds of load and fault on one server, each with a ledger of its own that is balanced at its end. The moments follow
 * from a seed.
 */
public final class Faults {
    private static final int DEVICES = 12;
    /** Readings whose acknowledgement may have been on its way when the first refusal was heard. */
    private static final int UNDER_WAY = DEVICES * 20;

    private static final Duration AGO = Duration.ofDays(5);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long SHORTEST_LOAD_MS = 300;
    private static final long LONGEST_LOAD_MS = 2_500;
    private static final Duration BAD_WEATHER = Duration.ofSeconds(3);
    /** Longer than an alarm takes to be raised. */
    private static final Duration QUIET = Duration.ofMillis(2_500);

    private final Victim victim;
    private final Duration standstill;
    private final SplittableRandom random;
    private final List<Ledger> ledgers = new ArrayList<>();
    private final long originMillis = Instant.now().minus(AGO).toEpochMilli();

    /**
     * Faults on a running server.
     *
     * @param standstill how long PostgreSQL stands still at least where that is the fault; half as long where it is only
     *     the way to another
     */
    public Faults(Victim victim, Duration standstill, long seed) {
        this.victim = victim;
        this.standstill = standstill;
        this.random = new SplittableRandom(seed);
    }

    /** One round: load, the fault at a random moment under it, recovery, rest, and the balance. */
    public Round run(Fault fault) throws IOException, InterruptedException {
        Ledger ledger = newLedger();
        try (BadWire wire = BadWire.to(victim.coapPort(), Trouble.BAD, random.nextLong())) {
            int port = fault == Fault.BAD_WIRE ? wire.port() : victim.coapPort();
            Load load = Load.on(port, ledger, random.nextLong());
            try {
                return round(fault, ledger, load);
            } finally {
                load.end();
            }
        }
    }

    private Round round(Fault fault, Ledger ledger, Load load) throws IOException, InterruptedException {
        awaitEveryDeviceAcknowledged(ledger);
        TimeUnit.MILLISECONDS.sleep(random.nextLong(SHORTEST_LOAD_MS, LONGEST_LOAD_MS));
        long spooled = inflict(fault, ledger, load);
        long ended = System.nanoTime();
        awaitEveryDeviceAcknowledged(ledger);
        double recovery = secondsSince(ended);
        load.rest();
        long rested = System.nanoTime();
        Balance balance = new Audit(victim.postgres()).of(List.of(ledger), PATIENCE);
        return new Round(fault, load.longestOutageSeconds(), recovery, secondsSince(rested), spooled, balance);
    }

    /** All rounds' ledgers once more: what a later fault may have taken from an earlier round. */
    public Balance balance() throws InterruptedException {
        return new Audit(victim.postgres()).of(ledgers, PATIENCE);
    }

    /** Does it, and undoes what does not heal by itself. Gives how many readings were acknowledged without a database. */
    private long inflict(Fault fault, Ledger ledger, Load load) throws IOException, InterruptedException {
        Postgres postgres = victim.postgres();
        switch (fault) {
            case SERVER_KILLED -> {
                victim.kill();
                victim.startAgain();
            }
            case POSTMASTER_KILLED -> {
                long killed = postgres.postmaster();
                postgres.killPostmaster();
                Await.until(PATIENCE, () -> postgres.postmaster() != killed && postgres.answers());
            }
            case SESSION_KILLED -> {
                List<ProcessHandle> sessions = postgres.sessions();
                sessions.get(random.nextInt(sessions.size())).destroyForcibly();
                Await.until(PATIENCE, postgres::answers);
            }
            case ALL_KILLED -> {
                victim.kill();
                postgres.killAll();
                victim.startAgain();
            }
            case SERVER_KILLED_WHILE_SPOOLING -> {
                long spooled = standStill(ledger, standstill.dividedBy(2));
                victim.kill();
                victim.startAgain(); // which ends the postmaster that stands still
                return spooled;
            }
            case DATABASE_STOPPED -> {
                long spooled = standStill(ledger, standstill);
                postgres.goOn();
                return spooled;
            }
            case DISK_FULL -> {
                long spooled = standStill(ledger, standstill.dividedBy(2));
                fillDisk(ledger, load);
                postgres.goOn();
                return spooled;
            }
            case BAD_WIRE -> TimeUnit.NANOSECONDS.sleep(BAD_WEATHER.toNanos());
        }
        return 0;
    }

    /** PostgreSQL stands still for a while; by its end every device is acknowledged again without it. */
    private long standStill(Ledger ledger, Duration least) throws IOException, InterruptedException {
        long before = ledger.acknowledged();
        victim.postgres().stop();
        TimeUnit.NANOSECONDS.sleep(least.toNanos());
        awaitEveryDeviceAcknowledged(ledger);
        return ledger.acknowledged() - before;
    }

    /** No room for a while: devices are told to wait, and when there is room again they are acknowledged again. */
    private void fillDisk(Ledger ledger, Load load) throws IOException, InterruptedException {
        long refused = load.answered("5.03");
        victim.disk().fill(victim.server().pid());
        Await.until(PATIENCE, () -> load.answered("5.03") > refused + DEVICES);
        long full = ledger.acknowledged();
        TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
        if (ledger.acknowledged() > full + UNDER_WAY) {
            throw new AssertionError((ledger.acknowledged() - full) + " readings were acknowledged on a full disk");
        }
        victim.disk().free(victim.server().pid());
        awaitEveryDeviceAcknowledged(ledger);
    }

    private Ledger newLedger() {
        List<String> devices = DemoSite.devices("dispenser").subList(0, DEVICES);
        Ledger ledger = new Ledger(devices, originMillis + (long) ledgers.size() * Ledger.ROOM);
        ledgers.add(ledger);
        return ledger;
    }

    private static void awaitEveryDeviceAcknowledged(Ledger ledger) {
        List<Ledger.Account> accounts = ledger.accounts();
        int[] before = accounts.stream().mapToInt(Ledger.Account::acknowledged).toArray();
        for (int i = 0; i < before.length; i++) {
            Ledger.Account account = accounts.get(i);
            int acknowledged = before[i];
            Await.until(PATIENCE, () -> account.acknowledged() > acknowledged);
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
