package org.wardkeeper.adapter.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.wardkeeper.adapter.kit.CoapSender;
import org.wardkeeper.adapter.kit.Delivery;
import org.wardkeeper.adapter.kit.Pack;
import org.wardkeeper.adapter.kit.SenmlRecord;

/**
 * The days before the start, sent as loggers empty their buffer: the newest day first, since that is where people look, in
 * packs of a hundred as fast as they are answered.
 */
final class History {

    private static final long DAY_MS = 86_400_000;
    private static final int RECORDS_A_PACK = 100;

    private final List<StorageReports> units;
    private final long untilMs;
    private final int days;
    private final LongAdder taken = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    History(List<StorageReports> units, long untilMs, int days) {
        this.units = units;
        this.untilMs = untilMs;
        this.days = days;
    }

    /** One unit's one day, made into packs only when a lane is free for it. */
    private record Chapter(StorageReports unit, long fromMs, long toMs) {

        List<Pack> packs() {
            List<SenmlRecord> records = unit.between(fromMs, toMs);
            List<Pack> packs = new ArrayList<>();
            for (int from = 0; from < records.size(); from += RECORDS_A_PACK) {
                packs.add(new Pack(records.subList(from, Math.min(from + RECORDS_A_PACK, records.size()))));
            }
            return packs;
        }
    }

    /** Sends everything, one lane a sender, and answers when the last pack's fate is known. */
    void send(List<CoapSender> senders) throws InterruptedException {
        BlockingQueue<Chapter> chapters = new LinkedBlockingQueue<>(chapters());
        CountDownLatch done = new CountDownLatch(senders.size());
        for (CoapSender sender : senders) {
            Thread thread = new Thread(() -> sendUntilEmpty(chapters, sender, done), "history");
            thread.setDaemon(true);
            thread.start();
        }
        done.await();
    }

    private List<Chapter> chapters() {
        List<Chapter> chapters = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            long to = untilMs - day * DAY_MS;
            units.forEach(unit -> chapters.add(new Chapter(unit, to - DAY_MS, to)));
        }
        return chapters;
    }

    private void sendUntilEmpty(BlockingQueue<Chapter> chapters, CoapSender sender, CountDownLatch done) {
        try {
            for (Chapter chapter = chapters.poll(); chapter != null; chapter = chapters.poll()) {
                for (Pack pack : chapter.packs()) {
                    count(sender.deliver(pack));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            done.countDown();
        }
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
