package org.wardkeeper.coap;

import java.security.Principal;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.RawDataChannel;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;

/**
 * The datagrams of one port between the thread that reads them and the threads that work on them.
 *
 * <p>A datagram that finds its line too long is dropped, as the network itself drops one: its sender will send it again.
 * At most one task a worker thread stands in the workers' own queue, so that an answer which is ready never waits behind
 * the datagrams.
 */
final class FairInbox implements RawDataChannel {
    private final CoapThreads threads;
    private final RawDataChannel receiver;
    private final FairQueue<RawData> queue = new FairQueue<>();

    /** How many tasks of ours the workers have. */
    private int takers;

    FairInbox(CoapThreads threads, RawDataChannel receiver) {
        this.threads = threads;
        this.receiver = receiver;
    }

    @Override
    public void receiveData(RawData datagram) {
        boolean wanted;
        synchronized (queue) {
            int before = queue.size();
            wanted = queue.offer(peer(datagram), datagram) && takers < threads.count();
            if (wanted) {
                takers++;
            }
            if (queue.size() == before) { // Either it found no room, or it pushed another out.
                threads.noteDropped();
            }
        }
        if (wanted) {
            threads.work(this::takeOne);
        }
    }

    private void takeOne() {
        RawData datagram;
        synchronized (queue) {
            datagram = queue.poll();
            if (datagram == null) {
                takers--;
                return;
            }
        }
        try {
            threads.handOver(() -> receiver.receiveData(datagram));
        } finally {
            threads.work(this::takeOne);
        }
    }

    /** A device that proved its key has one line, from however many ports it speaks. */
    private static int peer(RawData datagram) {
        Principal proven = datagram.getSenderIdentity();
        return proven instanceof PreSharedKeyIdentity
                ? proven.hashCode()
                : datagram.getInetSocketAddress().hashCode();
    }
}
