package org.wardkeeper.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The embedded PostgreSQL of a data folder: its processes, to be killed and stopped, and a connection to it. */
final class Postgres {
    private final Path data;

    Postgres(Path data) {
        this.data = data;
    }

    long postmaster() throws IOException {
        return Long.parseLong(pidFileLine(0));
    }

    /** The server's sessions, as processes. */
    List<ProcessHandle> sessions() throws IOException {
        String name = "postgres: postgres wardkeeper ";
        return ProcessHandle.of(postmaster()).stream()
                .flatMap(ProcessHandle::children)
                .filter(process -> title(process.pid()).startsWith(name))
                .toList();
    }

    /** {@code kill -9} of the postmaster alone. */
    void killPostmaster() throws IOException {
        ProcessHandle.of(postmaster()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** {@code kill -9} of all its processes at once. */
    void killAll() throws IOException, InterruptedException {
        signal("KILL");
    }

    /** Goes on, if it is there and stands still. */
    void wake() {
        try {
            if (isOurs(postmaster())) {
                goOn();
            }
        } catch (IOException | RuntimeException e) {
            // It is not there: all the better.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills one whose launcher is gone. */
    void endLeftover() {
        try {
            if (isOurs(postmaster())) {
                killAll();
            }
        } catch (IOException | RuntimeException e) {
            // It ended with its launcher, as it should.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOurs(long pid) {
        return title(pid).contains(data.resolve("postgres").toString());
    }

    boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    /** All of its processes stand still, as on a disk that hangs: connections stay open, nothing is answered. */
    void stop() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** It goes on where it was stopped. */
    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", "-" + name, Long.toString(postmaster.pid())));
        postmaster.children().forEach(child -> command.add(Long.toString(child.pid())));
        new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD) // a session that ended meanwhile
                .start()
                .waitFor();
    }

    Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + pidFileLine(3)
                        + "/wardkeeper?ApplicationName=faults&loginTimeout=5&socketTimeout=30",
                "postgres",
                Files.readString(data.resolve("postgres-password")).strip());
    }

    private String pidFileLine(int line) throws IOException {
        return Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(line)
                .strip();
    }

    private static String title(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
        } catch (IOException e) {
            return ""; // it has ended
        }
    }
}
