package org.wardkeeper.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bounded queue of records in the files of one folder. Records are read from the front and forgotten once they are
 * safe elsewhere; a file goes when all of it is forgotten. After a crash the front is the beginning of the oldest file:
 * whoever reads must not mind to see a record again.
 *
 * <p>Safe for several threads. One process has the folder at a time.
 */
public final class Spool implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Spool.class.getName());
    private static final int LARGEST_SEGMENT = 8 * 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("(\\d{16})\\.spool");

    private final Path folder;
    private final Disk disk;
    private final FileChannel lock;
    private final long limit;
    private final long segmentBytes;
    private final Deque<Segment> segments = new ArrayDeque<>();

    /** Where in the first file the front is, and how many of its records lie before it. */
    private long front;

    private long forgottenInFirst;
    private long nextNumber = 1;
    private volatile long bytes;
    private volatile long records;

    private Spool(Path folder, long limit, Disk disk, FileChannel lock) {
        this.folder = folder;
        this.limit = limit;
        this.disk = disk;
        this.lock = lock;
        this.segmentBytes = Math.min(LARGEST_SEGMENT, limit / 16);
    }

    /**
     * Opens the spool in a folder, which is made where missing, and finds what an earlier life left in it.
     *
     * @param limit how many bytes its files may have together
     * @throws IOException with one sentence, when the folder cannot be used or another process has it
     */
    public static Spool open(Path folder, long limit) throws IOException {
        return open(folder, limit, Disk.REAL);
    }

    static Spool open(Path folder, long limit, Disk disk) throws IOException {
        make(folder.toAbsolutePath(), disk);
        FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            requireAlone(lock, folder);
            var spool = new Spool(folder, limit, disk, lock);
            spool.recover();
            return spool;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Keeps records, in their order, behind all others. When it returns they are forced to the disk.
     *
     * @throws SpoolFullException when there is no room within the limit
     * @throws IOException when the disk refuses; none of the records may then be relied on
     */
    public synchronized void append(List<byte[]> added) throws IOException {
        if (!lock.isOpen()) {
            throw new IOException("the spool in " + folder + " is closed"); // another process may have it now
        }
        long size = added.stream().mapToLong(Frame::sizeOf).sum();
        if (bytes + size > limit) {
            throw new SpoolFullException(limit);
        }
        Segment tail = tailFor(size);
        try {
            tail.append(added);
        } catch (IOException e) {
            leaveOut(tail);
            throw e;
        }
        bytes += size;
        records += added.size();
    }

    /** The oldest records: at least one, where there is one, and then up to some bytes. */
    public synchronized Batch front(int mostBytes) throws IOException {
        if (segments.isEmpty()) {
            return new Batch(List.of(), 0, 0);
        }
        Batch oldest = after(new Batch(List.of(), segments.peekFirst().number(), front), mostBytes);
        if (oldest.isEmpty() && records > 0) {
            LOG.log(Level.SEVERE, "{0}: {1} records cannot be read any more and are left out", new Object[] {
                folder, records
            });
            while (!segments.isEmpty()) {
                drop(segments.removeFirst());
            }
        }
        return oldest;
    }

    /** The records that follow a batch. */
    public synchronized Batch after(Batch batch, int mostBytes) throws IOException {
        for (Segment segment : segments) {
            if (segment.number() >= batch.segment()) {
                Batch found = segment.read(segment.number() == batch.segment() ? batch.next() : 0, mostBytes);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return new Batch(List.of(), batch.segment(), batch.next());
    }

    /** Moves the front behind a batch that came from it. The files before it go. */
    public synchronized void forget(Batch batch) throws IOException {
        if (batch.isEmpty()) {
            return;
        }
        while (!segments.isEmpty() && segments.peekFirst().number() < batch.segment()) {
            drop(segments.removeFirst());
        }
        Segment first = segments.peekFirst();
        if (first == null || first.number() != batch.segment()) {
            throw new IllegalArgumentException("the batch does not come from the front");
        }
        front = batch.next();
        forgottenInFirst += batch.records().size();
        records -= batch.records().size();
        if (forgottenInFirst >= first.records() || front >= first.size()) {
            drop(segments.removeFirst());
        }
    }

    public boolean isEmpty() {
        return records == 0;
    }

    /** How many records wait. */
    public long records() {
        return records;
    }

    /** What the files take on the disk. */
    public long bytes() {
        return bytes;
    }

    public long limit() {
        return limit;
    }

    /** Lets go of the folder. What waits in it stays. */
    @Override
    public synchronized void close() throws IOException {
        for (Segment segment : segments) {
            segment.close();
        }
        segments.clear();
        lock.close();
    }

    private static void make(Path folder, Disk disk) throws IOException {
        Path above = folder.getParent();
        if (!Files.isDirectory(above)) {
            make(above, disk);
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
        }
        disk.forceNames(above);
    }

    private static void requireAlone(FileChannel lock, Path folder) throws IOException {
        FileLock held;
        try {
            held = lock.tryLock();
        } catch (OverlappingFileLockException e) {
            held = null;
        }
        if (held == null) {
            throw new IOException("the spool in " + folder + " is in use");
        }
    }

    private void recover() throws IOException {
        var found = new TreeMap<Long, Path>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.put(Long.parseLong(name.group(1)), file);
                }
            });
        }
        for (Map.Entry<Long, Path> file : found.entrySet()) {
            nextNumber = file.getKey() + 1;
            recover(Segment.recover(file.getKey(), file.getValue(), disk));
        }
    }

    private void recover(Segment segment) throws IOException {
        if (segment.records() == 0) {
            segment.delete();
            return;
        }
        segments.add(segment);
        bytes += segment.size();
        records += segment.records();
    }

    private Segment tailFor(long size) throws IOException {
        Segment tail = segments.peekLast();
        if (tail != null && !tail.isSealed() && (tail.size() == 0 || tail.size() + size <= segmentBytes)) {
            return tail;
        }
        Segment fresh = Segment.create(nextNumber, folder.resolve("%016d.spool".formatted(nextNumber)), disk);
        nextNumber++;
        try {
            disk.forceNames(folder);
        } catch (IOException e) {
            fresh.delete(); // what a later append puts into it might not be found again
            throw e;
        }
        segments.add(fresh);
        return fresh;
    }

    /** A file whose first write failed says nothing; it may hold space that the disk is short of. */
    private void leaveOut(Segment tail) throws IOException {
        if (tail.size() == 0) {
            segments.remove(tail);
            tail.delete();
        }
    }

    private void drop(Segment segment) throws IOException {
        bytes -= segment.size();
        records -= segment.records() - forgottenInFirst;
        front = 0;
        forgottenInFirst = 0;
        segment.delete();
    }
}
