package org.wardkeeper.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.wardkeeper.journal.YearOfReadings;
import org.wardkeeper.partition.Nights;
import org.wardkeeper.span.RuleCost;

/**
 * {@code ./wardkeeper bench export}: a year of one unit at a reading a minute, among other such units that were taken in
 * with it, over REST: as CSV, its summary, its chart, as PDF. The limit of the CSV is PostgreSQL's own COPY of the same
 * columns from a table stored by unit and time.
 */
public final class ExportBench {
    private static final int MINUTES = 525_600;
    private static final int UNITS = 20;
    private static final int ROUNDS = 5;
    private static final int FEWEST_UNITS = 8;

    /** Each is asked of a unit of its own, so that what one has read does not warm the other. */
    private enum Figure {
        CSV(1, "log?format=csv&"),
        SUMMARY(2, "summary?"),
        CHART(3, "chart?points=730&"),
        PDF(4, "log?format=pdf&");

        private final int unit;
        private final String path;

        Figure(int unit, String path) {
            this.unit = unit;
            this.path = path;
        }
    }

    private static final int WARM_UNIT = 5;

    private final BenchSite site;
    private final Instant from = YearMonth.now(ZoneOffset.UTC)
            .minusMonths(13)
            .atDay(1)
            .atStartOfDay()
            .toInstant(ZoneOffset.UTC);
    private final HttpClient client = HttpClient.newHttpClient();
    private Product product;

    private ExportBench(BenchSite site) {
        this.site = site;
    }

    public static void main(String[] arguments) {
        int units = UNITS;
        int rounds = ROUNDS;
        try {
            for (int i = 0; i < arguments.length; i += 2) {
                switch (arguments[i]) {
                    case "--units" -> units = Math.max(FEWEST_UNITS, Integer.parseInt(arguments[i + 1]));
                    case "--rounds" -> rounds = Integer.parseInt(arguments[i + 1]);
                    default -> throw new IllegalArgumentException();
                }
            }
        } catch (RuntimeException e) {
            fail("bench export takes --units N and --rounds N", 2);
        }
        try (var endings = new Endings()) {
            Map<String, Object> report =
                    new ExportBench(new BenchSite(BenchSite.READERS, 50, units)).run(endings, rounds);
            System.out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(report));
        } catch (IOException | SQLException | InterruptedException e) {
            fail(String.valueOf(e.getMessage()), 1);
        }
    }

    private Map<String, Object> run(Endings endings, int rounds)
            throws IOException, SQLException, InterruptedException {
        Path folder = endings.temporaryFolder();
        say("starting the server");
        product = endings.add(Product.start(folder, site));
        say("taking in " + site.fridges() + " years of readings, one a minute");
        long begin = System.nanoTime();
        List<String> sensors =
                IntStream.range(0, site.fridges()).mapToObj(BenchSite::sensor).toList();
        YearOfReadings.write(product.database(), sensors, from, MINUTES);
        double seconds = secondsSince(begin);
        begin = System.nanoTime();
        int months = Nights.pack(product.database());
        double secondsToPack = secondsSince(begin) / months;
        Nights.vacuum(product.database());
        storeByUnitAndTime();
        var report = new LinkedHashMap<String, Object>();
        report.put("units", site.fridges());
        report.put("rows", product.count("reading"));
        report.put("rowsTakenInPerSecond", Math.round((double) site.fridges() * MINUTES / seconds));
        report.put("secondsToPackAMonth", Figures.round(secondsToPack));
        report.put("packedBytesAReading", Figures.round(packedBytes() / product.count("reading")));
        report.put("warm", warm(rounds));
        report.put("monthOfAllUnits", month());
        product.close();
        forget(folder);
        say("starting the server again, with a cold cache");
        product = endings.add(Product.start(folder, site));
        report.put("cold", cold());
        report.put("microsToJudgeAReading", Figures.round(RuleCost.microsAReading()));
        report.put("asked", demands(report));
        return report;
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private double packedBytes() throws IOException, SQLException {
        try (Connection connection = product.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_total_relation_size('packed_day')")) {
            row.next();
            return row.getDouble(1);
        }
    }

    private Map<String, Object> warm(int rounds) throws IOException, SQLException, InterruptedException {
        say("measuring");
        var times = new LinkedHashMap<String, List<Double>>();
        for (int round = -2; round < rounds; round++) {
            for (Figure figure : Figure.values()) {
                double millis = ask(figure, figure.unit);
                if (round >= 0) {
                    times.computeIfAbsent(name(figure), name -> new ArrayList<>())
                            .add(millis);
                }
            }
            double copy = copy();
            if (round >= 0) {
                times.computeIfAbsent("copyMs", name -> new ArrayList<>()).add(copy);
            }
        }
        var figures = new LinkedHashMap<String, Object>();
        times.forEach((name, all) -> figures.put(name, Figures.round(Figures.median(all, time -> time))));
        figures.put("csvOfCopy", ratio(figures));
        return figures;
    }

    /** The code is warm, the disk is not. */
    private Map<String, Object> cold() throws IOException, SQLException, InterruptedException {
        for (int round = 0; round < 3; round++) {
            for (Figure figure : Figure.values()) {
                ask(figure, WARM_UNIT);
            }
        }
        var figures = new LinkedHashMap<String, Object>();
        for (Figure figure : Figure.values()) {
            figures.put(name(figure), Figures.round(ask(figure, figure.unit)));
        }
        figures.put("copyMs", Figures.round(copy()));
        figures.put("csvOfCopy", ratio(figures));
        return figures;
    }

    private static double ratio(Map<String, Object> figures) {
        return Figures.round((double) figures.get("csvMs") / (double) figures.get("copyMs"));
    }

    private static Map<String, Object> demands(Map<String, Object> report) {
        var demands = new Demands();
        Map<?, ?> warm = (Map<?, ?>) report.get("warm");
        Map<?, ?> cold = (Map<?, ?>) report.get("cold");
        demands.atMost("CSV ÷ COPY", (double) warm.get("csvOfCopy"), 1.3);
        demands.atMost("summary, ms", (double) warm.get("summaryMs"), 100);
        demands.atMost("chart, ms", (double) warm.get("chartMs"), 200);
        demands.atMost("PDF, ms", (double) warm.get("pdfMs"), 5_000);
        demands.atMost("CSV ÷ COPY, cold", (double) cold.get("csvOfCopy"), 1.3);
        demands.atMost("summary, cold, ms", (double) cold.get("summaryMs"), 300);
        demands.atMost("chart, cold, ms", (double) cold.get("chartMs"), 600);
        demands.atMost("PDF, cold, ms", (double) cold.get("pdfMs"), 15_000);
        demands.atMost("judging a reading, µs", (double) report.get("microsToJudgeAReading"), 5);
        return demands.table();
    }

    private static String name(Figure figure) {
        return figure.name().toLowerCase(java.util.Locale.ROOT) + "Ms";
    }

    /** Milliseconds from the question to the last byte. */
    private double ask(Figure figure, int unit) throws IOException, InterruptedException {
        return ask("u-" + unit + '/' + figure.path + "from=" + from + "&to=" + from.plus(Duration.ofMinutes(MINUTES)));
    }

    /** Every unit's month in one file. */
    private Map<String, Object> month() throws IOException, InterruptedException {
        var figures = new LinkedHashMap<String, Object>();
        for (String format : List.of("zip", "pdf", "xlsx")) {
            say("a month of all units as " + format);
            double millis = ask("log?format=" + format + "&from=" + from + "&to=" + from.plus(Duration.ofDays(30)));
            figures.put(format + "Seconds", Figures.round(millis / 1e3));
        }
        return figures;
    }

    private double ask(String question) throws IOException, InterruptedException {
        String path = "api/storage-units/" + question;
        long begin = System.nanoTime();
        HttpResponse<Void> answer = client.send(product.request(path), HttpResponse.BodyHandlers.discarding());
        double millis = (System.nanoTime() - begin) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IOException(path + " was answered " + answer.statusCode());
        }
        return millis;
    }

    /** The columns of the CSV, of the unit whose CSV is asked, in the order of time. */
    private void storeByUnitAndTime() throws IOException, SQLException {
        try (Connection connection = product.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table stored_by_unit as
                    select a.unit_id as unit, d.urn as sensor, r.at as measured, r.received_at as received,
                           r.value as celsius,
                           case when r.value > l.high_cel then 'above' when r.value < l.low_cel then 'below' else 'in-range' end as status,
                           null::text as reason, l.low_cel, l.high_cel, r.claimed_at as claimed,
                           null::timestamptz as until, r.n as arrival, null::bytea as previous, r.previous as hash
                    from sensor_assignment a join device d on d.id = a.device_id
                    join stream s on s.device_id = d.id join reading r on r.stream_id = s.id
                    join unit_limits l on l.unit_id = a.unit_id
                    where a.unit_id in ('u-%d', 'u-%d') order by a.unit_id, r.at
                    """
                            .formatted(Figure.CSV.unit, WARM_UNIT));
            statement.execute("create index on stored_by_unit (unit, measured)");
            statement.execute("vacuum (freeze, analyze) stored_by_unit");
            statement.execute("checkpoint");
        }
    }

    private double copy() throws IOException, SQLException {
        try (Connection connection = product.connect()) {
            long begin = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select * from stored_by_unit where unit = 'u-" + Figure.CSV.unit
                                    + "' order by measured) to stdout (format csv, header)",
                            OutputStream.nullOutputStream());
            return (System.nanoTime() - begin) / 1e6;
        }
    }

    /** Takes the database's files out of the page cache, as far as the system does so for anybody. */
    private static void forget(Path folder) throws IOException, InterruptedException {
        new ProcessBuilder(
                        "find",
                        folder.resolve("data/postgres").toString(),
                        "-type",
                        "f",
                        "-exec",
                        "dd",
                        "if={}",
                        "iflag=nocache",
                        "count=0",
                        "status=none",
                        ";")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static void say(String text) {
        System.err.println(text);
    }

    private static void fail(String message, int code) {
        System.err.println("wardkeeper: " + message);
        System.exit(code);
    }
}
