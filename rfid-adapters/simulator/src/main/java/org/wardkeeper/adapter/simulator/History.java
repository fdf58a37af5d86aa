package org.wardkeeper.adapter.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import org.wardkeeper.adapter.kit.CoapSender;
import org.wardkeeper.adapter.kit.Delivery;
import org.wardkeeper.adapter.kit.Pack;
import org.wardkeeper.adapter.kit.SenmlRecord;
import org.wardkeeper.adapter.simulator.Turns.Chapter;

/**
 * The days before the start, sent as loggers empty their buffer: the newest day first, since that is where people look, in
 * packs of a hundred, as fast as they are answered and as the share of each sensor allows.
 */
final class History {

    private static final long DAY_MS = 86_400_000;
    private static final int RECORDS_A_PACK = 100;
    private static final long LOOK_EVERY_MS = 100;

    private final Turns turns;
    private final long untilMs;
    private final LongAdder taken = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    History(List<StorageReports> units, long untilMs, int days) {
        this.turns = new Turns(units, days);
        this.untilMs = untilMs;
    }

    /** Sends everything, one lane a sender, and answers when the last pack's fate is known. */
    void send(List<CoapSender> senders) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(senders.size());
        for (CoapSender sender : senders) {
            Thread thread = new Thread(() -> sendUntilOver(sender, done), "history");
            thread.setDaemon(true);
            thread.start();
        }
        done.await();
    }

    private void sendUntilOver(CoapSender sender, CountDownLatch done) {
        try {
            for (Chapter chapter = take(); chapter != null; chapter = take()) {
                List<SenmlRecord> records = recordsOf(chapter);
                for (Pack pack : packs(records)) {
                    count(sender.deliver(pack));
                }
                putBack(chapter, records.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            done.countDown();
        }
    }

    /** Waits for a day that may be told; null when there is none any more. */
    private Chapter take() throws InterruptedException {
        synchronized (turns) {
            while (!turns.areOver()) {
                Optional<Chapter> next = turns.next(System.nanoTime());
                if (next.isPresent()) {
                    return next.get();
                }
                turns.wait(LOOK_EVERY_MS);
            }
            return null;
        }
    }

    private void putBack(Chapter chapter, int records) {
        synchronized (turns) {
            turns.told(chapter, records, System.nanoTime());
            turns.notifyAll();
        }
    }

    /** Made only when a lane is free for them. */
    private List<SenmlRecord> recordsOf(Chapter chapter) {
        long to = untilMs - chapter.day() * DAY_MS;
        return chapter.unit().between(to - DAY_MS, to);
    }

    private static List<Pack> packs(List<SenmlRecord> records) {
        List<Pack> packs = new ArrayList<>();
        for (int from = 0; from < records.size(); from += RECORDS_A_PACK) {
            packs.add(new Pack(records.subList(from, Math.min(from + RECORDS_A_PACK, records.size()))));
        }
        return packs;
    }

    private void count(Delivery delivery) {
        taken.add(delivery.taken().size());
        refused.add(delivery.refused().size());
        unanswered.add(delivery.unanswered().size());
    }

    /** What became of it, in a sentence. */
    String account() {
        return taken.sum() + " records taken, " + refused.sum() + " refused, " + unanswered.sum() + " unanswered.";
    }

    boolean allTaken() {
        return refused.sum() == 0 && unanswered.sum() == 0;
    }

    /** Whether the server gave its answer to every record. */
    boolean allAnswered() {
        return unanswered.sum() == 0;
    }
}
