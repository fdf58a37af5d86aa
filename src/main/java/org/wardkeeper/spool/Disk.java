package org.wardkeeper.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the spool asks of a disk. Tests have one that fails. */
interface Disk {
    Disk REAL = file ->
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    /** Opens a file for reading and writing, made where missing. */
    FileChannel open(Path file) throws IOException;

    /** Forces the names in a folder: a file is only found again once its name is on the disk as well. */
    default void forceNames(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
