package org.wardkeeper.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.wardkeeper.faults.Balance;
import org.wardkeeper.faults.Fault;
import org.wardkeeper.faults.Faults;
import org.wardkeeper.faults.Round;
import org.wardkeeper.faults.Victim;

/**
 * {@code ./wardkeeper bench faults}: the long form of the fault tests. Four of five rounds kill something under load; the
 * others stop PostgreSQL, spoil the wire or fill the disk. Exit code 1 when anything acknowledged was lost, stored twice or
 * stored out of order.
 */
public final class FaultsBench {
    private static final List<Fault> KILLS = List.of(
            Fault.SERVER_KILLED,
            Fault.POSTMASTER_KILLED,
            Fault.SESSION_KILLED,
            Fault.SERVER_KILLED_WHILE_SPOOLING,
            Fault.ALL_KILLED);
    private static final List<Fault> OTHERS = List.of(Fault.DATABASE_STOPPED, Fault.BAD_WIRE, Fault.DISK_FULL);
    private static final int ONE_OTHER_IN = 5;
    private static final Duration STANDSTILL = Duration.ofSeconds(8);

    private FaultsBench() {}

    /**
     * @param rounds how many
     * @param seed of everything that is random
     */
    private record Asked(int rounds, long seed) {
        static Asked of(List<String> arguments) {
            int rounds = 100;
            long seed = System.nanoTime();
            for (int i = 0; i < arguments.size(); i += 2) {
                String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
                switch (arguments.get(i)) {
                    case "--rounds" -> rounds = (int) number("--rounds", value);
                    case "--seed" -> seed = number("--seed", value);
                    default ->
                        throw new IllegalArgumentException("bench faults does not know '" + arguments.get(i) + "'");
                }
            }
            if (rounds < 1 || rounds > 1_000) {
                throw new IllegalArgumentException("--rounds is 1 to 1000");
            }
            return new Asked(rounds, seed);
        }

        private static long number(String name, String value) {
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " needs a number", e);
            }
        }
    }

    public static void main(String[] arguments) {
        int code;
        try (var endings = new Endings()) {
            Asked asked = Asked.of(List.of(arguments));
            Path folder = endings.temporaryFolder();
            System.err.println("starting the server; the seed is " + asked.seed());
            Victim victim = endings.add(Victim.withRealDisk(folder.resolve("data")));
            code = run(asked, new Faults(victim, STANDSTILL, asked.seed())) ? 0 : 1;
        } catch (IllegalArgumentException e) {
            System.err.println("wardkeeper: " + e.getMessage());
            code = 2;
        } catch (IOException | InterruptedException | AssertionError e) {
            System.err.println("wardkeeper: " + e.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private static boolean run(Asked asked, Faults faults) throws IOException, InterruptedException {
        long began = System.nanoTime();
        List<Round> rounds = new ArrayList<>();
        for (Fault fault : order(asked.rounds())) {
            Round round = faults.run(fault);
            rounds.add(round);
            System.err.printf(
                    Locale.ROOT,
                    "round %d of %d: %s, %s, %d acknowledged, outage %.1f s%n",
                    rounds.size(),
                    asked.rounds(),
                    name(fault),
                    round.balance().isKept() ? "kept" : round.balance(),
                    round.balance().acknowledged(),
                    round.outageSeconds());
        }
        Balance all = faults.balance();
        boolean kept = all.isKept()
                && rounds.stream().allMatch(round -> round.balance().isKept());
        System.out.println(new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(report(asked, rounds, all, kept, (System.nanoTime() - began) / 1e9)));
        return kept;
    }

    /** In turn, so that a short run meets many of them and a long one all. The moments are what is random. */
    private static List<Fault> order(int rounds) {
        List<Fault> order = new ArrayList<>();
        int others = 0;
        for (int i = 0; i < rounds; i++) {
            boolean other = i % ONE_OTHER_IN == ONE_OTHER_IN - 1;
            order.add(other ? OTHERS.get(others++ % OTHERS.size()) : KILLS.get((i - others) % KILLS.size()));
        }
        return order;
    }

    private static Map<String, Object> report(
            Asked asked, List<Round> rounds, Balance all, boolean kept, double seconds) {
        var report = new LinkedHashMap<String, Object>();
        report.put("kept", kept);
        report.put("rounds", rounds.size());
        report.put("seed", asked.seed());
        report.put("seconds", Math.round(seconds));
        report.put("acknowledged", all.acknowledged());
        report.put("stored", all.stored());
        report.put("lost", all.lost());
        report.put("duplicated", all.duplicated());
        report.put("foreign", all.foreign());
        report.put("disordered", all.disordered());
        report.put("spooled", rounds.stream().mapToLong(Round::spooled).sum());
        report.put("faults", byFault(rounds));
        report.put("examples", all.examples());
        return report;
    }

    private static Map<String, Object> byFault(List<Round> rounds) {
        Map<Fault, List<Round>> sorted = new EnumMap<>(Fault.class);
        rounds.forEach(round ->
                sorted.computeIfAbsent(round.fault(), f -> new ArrayList<>()).add(round));
        var report = new LinkedHashMap<String, Object>();
        sorted.forEach((fault, of) -> {
            var figures = new LinkedHashMap<String, Object>();
            figures.put("rounds", of.size());
            figures.put("acknowledged", sum(of, round -> round.balance().acknowledged()));
            figures.put("lost", sum(of, round -> round.balance().lost()));
            figures.put("duplicated", sum(of, round -> round.balance().duplicated()));
            figures.put("longestOutageSeconds", longest(of, Round::outageSeconds));
            figures.put("longestRecoverySeconds", longest(of, Round::recoverySeconds));
            figures.put("longestSettledSeconds", longest(of, Round::settledSeconds));
            report.put(name(fault), figures);
        });
        return report;
    }

    private static long sum(List<Round> rounds, ToLongFunction<Round> figure) {
        return rounds.stream().mapToLong(figure).sum();
    }

    private static double longest(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Math.round(rounds.stream().mapToDouble(figure).max().orElse(0) * 10) / 10.0;
    }

    private static String name(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
