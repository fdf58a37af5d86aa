package org.wardkeeper.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Real files on a disk that has so many bytes of room left, or that cannot force anything. */
final class FailingDisk implements Disk {
    private long room = Long.MAX_VALUE;
    private boolean refusesToForce;
    private boolean refusesNames;
    private final Set<Path> named = new HashSet<>();

    void room(long bytes) {
        room = bytes;
        refusesToForce = false;
    }

    void refuseNames(boolean refuses) {
        refusesNames = refuses;
    }

    /** What is found again after a power cut. */
    Set<Path> named() {
        return named;
    }

    @Override
    public void forceNames(Path folder) throws IOException {
        if (refusesNames) {
            throw new IOException("Input/output error");
        }
        Disk.super.forceNames(folder);
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(named::add);
        }
    }

    void refuseToForce() {
        refusesToForce = true;
    }

    @Override
    public FileChannel open(Path file) throws IOException {
        return new Channel(Disk.REAL.open(file));
    }

    private final class Channel extends FileChannel {
        private final FileChannel real;

        Channel(FileChannel real) {
            this.real = real;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            ByteBuffer fits = source.slice().limit((int) Math.min(source.remaining(), room));
            int written = real.write(fits, position);
            room -= written;
            source.position(source.position() + written);
            return written;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            if (refusesToForce) {
                throw new IOException("Input/output error");
            }
            real.force(metaData);
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            real.truncate(size);
            return this;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return real.read(target, position);
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }

        @Override
        public int read(ByteBuffer target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel position(long newPosition) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }
    }
}
