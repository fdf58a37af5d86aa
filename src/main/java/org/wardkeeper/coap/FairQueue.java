package org.wardkeeper.coap;

import java.security.SecureRandom;

/**
 * What waits to be worked on, each peer in a line of its own, the lines served in turn (stochastic fair queueing, RFC
 * 8290 §1.2): a storm of one peer waits behind itself and not before the others.
 *
 * <p>A line holds at most {@link #MOST_A_PEER}. Where the whole queue is full, whoever has less waiting than the longest of
 * a few others pushes that one's oldest out. Lines are numbers in arrays, found by a salted hash; nothing is allocated,
 * and forged addresses cannot make a table grow. Two peers in one line share it.
 *
 * <p>Not safe for several threads.
 */
final class FairQueue<T> {
    static final int MOST_WAITING = 4_096;
    static final int MOST_A_PEER = 64;
    private static final int LINES = 8_192;
    private static final int LOOKED_AT = 16;
    private static final int NONE = -1;

    private final int salt = new SecureRandom().nextInt();
    private final Object[] waiting = new Object[MOST_WAITING];
    private final int[] next = new int[MOST_WAITING];
    private final int[] first = new int[LINES];
    private final int[] last = new int[LINES];
    private final int[] length = new int[LINES];

    /** Places of {@link #waiting} that are free, a chain through {@link #next}. */
    private int free;

    private int size;

    /** The lines that have something, in the order of their turns: a ring, in which a line stands at most once. */
    private final int[] turns = new int[LINES];

    private int turn;
    private int turnCount;

    /** Where the search for a long line has come to, so that every line gets its look. */
    private int looked;

    FairQueue() {
        for (int place = 0; place < MOST_WAITING; place++) {
            next[place] = place + 1 < MOST_WAITING ? place + 1 : NONE;
        }
    }

    /** Lets it wait in its peer's line; false where that is too long already. */
    boolean offer(int peer, T item) {
        int line = line(peer);
        if (length[line] >= MOST_A_PEER || (size == MOST_WAITING && !pushOut(length[line] + 1))) {
            return false;
        }
        int place = free;
        free = next[place];
        waiting[place] = item;
        next[place] = NONE;
        if (length[line] == 0) {
            first[line] = place;
            addTurn(line);
        } else {
            next[last[line]] = place;
        }
        last[line] = place;
        length[line]++;
        size++;
        return true;
    }

    /** The first of the line whose turn it is; null where nothing waits. */
    @SuppressWarnings("unchecked")
    T poll() {
        if (turnCount == 0) {
            return null;
        }
        int line = turns[turn];
        turn = (turn + 1) % LINES;
        turnCount--;
        T item = (T) takeFirst(line);
        if (length[line] > 0) {
            addTurn(line);
        }
        return item;
    }

    int size() {
        return size;
    }

    /** Drops the oldest of the longest among a few lines; false where none is longer than this. */
    private boolean pushOut(int shorter) {
        int longest = turns[turn];
        for (int i = 0; i < LOOKED_AT; i++) {
            looked = (looked + 1) % turnCount;
            int line = turns[(turn + looked) % LINES];
            longest = length[line] > length[longest] ? line : longest;
        }
        if (length[longest] <= shorter) {
            return false;
        }
        takeFirst(longest);
        return true;
    }

    /** The line keeps its turn. */
    private Object takeFirst(int line) {
        int place = first[line];
        Object item = waiting[place];
        waiting[place] = null;
        first[line] = next[place];
        next[place] = free;
        free = place;
        length[line]--;
        size--;
        return item;
    }

    private void addTurn(int line) {
        turns[(turn + turnCount) % LINES] = line;
        turnCount++;
    }

    /** The finisher of MurmurHash3: every bit of the hash has a say in the line. */
    private int line(int peer) {
        int hash = peer ^ salt;
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return (hash ^ (hash >>> 16)) & (LINES - 1);
    }
}
