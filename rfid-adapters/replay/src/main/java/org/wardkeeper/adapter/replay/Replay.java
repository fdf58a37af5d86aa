package org.wardkeeper.adapter.replay;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.wardkeeper.adapter.kit.AdapterLogs;
import org.wardkeeper.adapter.kit.CoapSender;
import org.wardkeeper.adapter.kit.Delivery;
import org.wardkeeper.adapter.kit.Pack;
import org.wardkeeper.adapter.kit.PackFormat;
import org.wardkeeper.adapter.kit.Patience;
import org.wardkeeper.adapter.kit.SenmlRecord;
import org.wardkeeper.adapter.replay.Recording.Heard;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code java -jar replay.jar FILE --server coap://127.0.0.1:5683}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1,
        description = "Plays recorded sightings (time_ms,reader,tag,rssi) to a server as if they happened now.")
public final class Replay implements Callable<Integer> {

    /** How much of what a reader heard travels in one pack, in the recording's time. */
    private static final long SLICE_MS = 1000;

    /** What a recording without antennas was heard by. */
    private static final String ANTENNA = "1";

    @Parameters(paramLabel = "FILE", description = "The recording, a CSV file.")
    private Path file;

    @Option(names = "--server", required = true, description = "Where reports go, such as coap://127.0.0.1:5683.")
    private URI server;

    @Option(names = "--speed", defaultValue = "1", description = "Times faster than it was; 1 unless set.")
    private double speed;

    @Option(names = "--now", description = "Everything at once, as if the recording had just ended.")
    private boolean now;

    @Option(
            names = "--prefix",
            defaultValue = "",
            description = "Put before the recording's reader names, to make them the URNs of registered readers.")
    private String prefix;

    public static void main(String[] arguments) {
        AdapterLogs.onlyWhatIsWrong();
        CommandLine command = new CommandLine(new Replay());
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println("replay: " + failure.getMessage());
            return 1;
        });
        System.exit(command.execute(arguments));
    }

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(speed > 0)) {
            throw new ParameterException(command.commandLine(), "--speed is above 0.");
        }
        Recording recording = Recording.read(file);
        long today = System.currentTimeMillis();
        Timetable timetable =
                now ? Timetable.endingAt(recording, today, speed) : Timetable.startingAt(recording, today, speed);
        Tally tally = new Tally();
        try (CoapSender sender = CoapSender.plain(server, PackFormat.CBOR, Patience.USUAL)) {
            for (List<Heard> slice : recording.slices(SLICE_MS)) {
                waitUntil(timetable.today(slice.get(slice.size() - 1).timeMs()));
                tally.add(sender.deliver(pack(slice, timetable)));
            }
        }
        System.out.println(tally.sentence());
        return tally.allTaken() ? 0 : 1;
    }

    private static void waitUntil(long millis) throws InterruptedException {
        long left = millis - System.currentTimeMillis();
        if (left > 0) {
            Thread.sleep(left);
        }
    }

    private Pack pack(List<Heard> slice, Timetable timetable) {
        return new Pack(slice.stream()
                .map(heard -> SenmlRecord.sighting(
                        prefix + heard.reader(), ANTENNA, heard.tag(), heard.rssi(), timetable.today(heard.timeMs())))
                .toList());
    }

    /** What became of all packs so far. */
    private static final class Tally {
        private int taken;
        private int refused;
        private int unanswered;
        private String firstReason = "";

        void add(Delivery delivery) {
            taken += delivery.taken().size();
            unanswered += delivery.unanswered().size();
            if (refused == 0 && !delivery.refused().isEmpty()) {
                Delivery.Refusal first = delivery.refused().get(0);
                firstReason = ", the first with " + first.code() + " " + first.reason();
            }
            refused += delivery.refused().size();
        }

        boolean allTaken() {
            return refused == 0 && unanswered == 0;
        }

        String sentence() {
            return taken + " sightings taken, " + refused + " refused" + firstReason + ", " + unanswered
                    + " unanswered.";
        }
    }
}
