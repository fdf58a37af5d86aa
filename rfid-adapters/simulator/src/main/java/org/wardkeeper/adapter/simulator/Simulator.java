package org.wardkeeper.adapter.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.wardkeeper.adapter.kit.AdapterLogs;
import org.wardkeeper.adapter.kit.CoapSender;
import org.wardkeeper.adapter.kit.PackFormat;
import org.wardkeeper.adapter.kit.Patience;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code java -jar simulator.jar --site floorplans/demo --server coap://127.0.0.1:5683 --history-days 30}. */
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1,
        description =
                "A hospital from a site folder: moving assets, readers, storage units and dispensers that report over"
                        + " CoAP. Ends when the program that started it ends.")
public final class Simulator implements Callable<Integer> {

    private static final long TICK_MS = 500;

    /** Each reader reports every second tick. */
    private static final int TURNS = 2;

    private static final long READINGS_EVERY_MS = 2000;
    private static final int LANES = 4;

    /** A server that starts may take minutes to answer its first pack. */
    private static final Patience FOR_HISTORY = new Patience(30, Duration.ofSeconds(40), Duration.ofSeconds(30));

    @Option(names = "--site", required = true, description = "The site folder.")
    private Path folder;

    @Option(names = "--server", required = true, description = "Where reports go, such as coap://127.0.0.1:5683.")
    private URI server;

    @Option(
            names = "--history-days",
            defaultValue = "0",
            description = "Days of storage-unit history to send first; 0 unless set.")
    private int historyDays;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed, other walks.")
    private long seed;

    @Option(names = "--speed", defaultValue = "1", description = "Times faster that people and things move.")
    private double speed;

    public static void main(String[] arguments) {
        AdapterLogs.onlyWhatIsWrong();
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        CommandLine command = new CommandLine(new Simulator());
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println("simulator: " + failure.getMessage());
            return 1;
        });
        System.exit(command.execute(arguments));
    }

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(speed > 0) || historyDays < 0) {
            throw new ParameterException(command.commandLine(), "--speed is above 0, --history-days not below.");
        }
        Site site = SiteFolder.read(folder);
        long start = System.currentTimeMillis();
        Hospital hospital = new Hospital(site, seed, speed, start);
        System.out.println(site.name() + ": " + site.assets().size() + " assets, "
                + site.readers().size() + " readers, " + site.storageUnits().size() + " storage units");
        try (CoapSender air = CoapSender.plain(server, PackFormat.CBOR, Patience.USUAL);
                CoapSender wire = CoapSender.plain(server, PackFormat.CBOR, Patience.USUAL)) {
            ScheduledExecutorService clock = live(hospital, air, new Lanes(wire, LANES));
            sendHistory(hospital, start);
            // Until SIGTERM, or until whoever started this is gone.
            new CountDownLatch(1).await();
            clock.shutdownNow();
        }
        return 0;
    }

    private static ScheduledExecutorService live(Hospital hospital, CoapSender air, Lanes lanes) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "hospital");
            thread.setDaemon(true);
            return thread;
        });
        hospital.firstReadings(System.currentTimeMillis()).forEach(lanes::send);
        int[] tick = {0};
        clock.scheduleAtFixedRate(
                () -> guarded(() -> {
                    long now = System.currentTimeMillis();
                    hospital.reportSightings(now, tick[0]++ % TURNS, TURNS, air);
                    if (tick[0] % (READINGS_EVERY_MS / TICK_MS) == 0) {
                        hospital.readings(now).forEach(lanes::send);
                    }
                }),
                0,
                TICK_MS,
                TimeUnit.MILLISECONDS);
        return clock;
    }

    /** A scheduled task that throws is never run again; a hospital goes on. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            System.err.println("simulator: " + e);
        }
    }

    private void sendHistory(Hospital hospital, long start) throws IOException, InterruptedException {
        if (historyDays <= 0) {
            return;
        }
        History history = new History(hospital.storage(), start, historyDays);
        List<CoapSender> past = new ArrayList<>();
        try {
            for (int lane = 0; lane < LANES; lane++) {
                past.add(CoapSender.plain(server, PackFormat.CBOR, FOR_HISTORY));
            }
            history.send(past);
        } finally {
            past.forEach(CoapSender::close);
        }
        if (!history.allTaken()) {
            System.err.println("simulator: of the history " + history.account());
        }
        if (history.allAnswered()) {
            System.out.println("history sent");
        }
    }
}
