package org.wardkeeper.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One file of the spool. It grows at its end alone; after a write or a force that failed it never grows again, because
 * what the disk then holds is not known. Not safe for several threads.
 */
final class Segment {
    private static final Logger LOG = Logger.getLogger(Segment.class.getName());

    private final long number;
    private final Path file;
    private final FileChannel channel;
    private long end;
    private long records;
    private boolean sealed;

    private Segment(long number, Path file, FileChannel channel) {
        this.number = number;
        this.file = file;
        this.channel = channel;
    }

    /** A new, empty file. */
    static Segment create(long number, Path file, Disk disk) throws IOException {
        return new Segment(number, file, disk.open(file));
    }

    /** A file that an earlier life left. It is read, not written: whatever ended that life may have torn its end. */
    static Segment recover(long number, Path file, Disk disk) throws IOException {
        var segment = new Segment(number, file, disk.open(file));
        segment.sealed = true;
        segment.end = segment.channel.size();
        long last = 0;
        long sound = 0;
        for (Batch batch = segment.read(0, 1); batch.next() > last; batch = segment.read(last, 1)) {
            last = batch.next();
            segment.records += batch.records().size();
            sound += batch.records().stream().mapToLong(Frame::sizeOf).sum();
        }
        if (sound < segment.end) {
            LOG.log(Level.WARNING, "{0}: {1} bytes hold no sound record and are left out", new Object[] {
                file, segment.end - sound
            });
        }
        return segment;
    }

    long number() {
        return number;
    }

    /** Bytes in the file, torn and damaged ones among them. */
    long size() {
        return end;
    }

    long records() {
        return records;
    }

    boolean isSealed() {
        return sealed;
    }

    /**
     * Adds records and forces them to the disk.
     *
     * @throws IOException when none of them can be relied on; the file then takes no more
     */
    void append(List<byte[]> added) throws IOException {
        ByteBuffer frames = frames(added);
        try {
            long at = end;
            while (frames.hasRemaining()) {
                at += channel.write(frames, at);
            }
            channel.force(false);
            end = at;
            records += added.size();
        } catch (IOException e) {
            sealed = true;
            cutBack();
            throw e;
        }
    }

    /** The records from a place on: at least one, where there is one, and then up to some bytes. */
    Batch read(long from, int mostBytes) throws IOException {
        var found = new ArrayList<byte[]>();
        long at = from;
        while (at < end && (found.isEmpty() || at - from < mostBytes)) {
            byte[] record = recordAt(at);
            if (record == null) {
                at = nextFrame(at + 1);
            } else {
                found.add(record);
                at += Frame.sizeOf(record);
            }
        }
        return new Batch(found, number, at);
    }

    void close() throws IOException {
        channel.close();
    }

    void delete() throws IOException {
        channel.close();
        Files.delete(file);
    }

    private ByteBuffer frames(List<byte[]> added) {
        ByteBuffer frames =
                ByteBuffer.allocate(added.stream().mapToInt(Frame::sizeOf).sum());
        for (byte[] record : added) {
            Frame.put(record, number, end + frames.position(), frames);
        }
        return frames.flip();
    }

    /** Gives the space of a failed write back. Where even that fails, the rest is skipped when the file is read. */
    private void cutBack() {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            // What lies behind the end has no valid frame that anybody was told of.
        }
    }

    private byte[] recordAt(long place) throws IOException {
        int length = Frame.lengthIn(bytes(place, Frame.HEAD));
        return length == 0 ? null : Frame.take(bytes(place, Frame.HEAD + length), number, place);
    }

    /** Behind damaged bytes: where the next sound frame begins, or the end. */
    private long nextFrame(long from) throws IOException {
        ByteBuffer rest = bytes(from, (int) (end - from));
        for (int i = 0; i < rest.limit(); i++) {
            if (Frame.take(rest.position(i), number, from + i) != null) {
                return from + i;
            }
        }
        return end;
    }

    private ByteBuffer bytes(long place, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, Math.min(count, end - place)));
        long at = place;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        return bytes.flip();
    }
}
