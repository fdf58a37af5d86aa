package org.wardkeeper.monthly;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.wardkeeper.coldchain.KnownUnit;
import org.wardkeeper.coldchain.StorageUnits;
import org.wardkeeper.escalation.HouseMail;
import org.wardkeeper.escalation.Letter;
import org.wardkeeper.export.KeptReports;
import org.wardkeeper.place.Places;
import org.wardkeeper.rest.DatabaseNow;
import org.wardkeeper.rounds.Rounds;

/**
 * Makes the reports that are due and sends them, one after another on a thread of its own. What was done stands in the
 * database: a server that comes back goes on where it was.
 */
@ApplicationScoped
public class MonthlyReports {

    private static final Logger LOG = Logger.getLogger(MonthlyReports.class.getName());
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration STOP_WAIT = Duration.ofSeconds(2);

    /** A report that came to nothing is begun anew, but not over and over. */
    private static final Duration PAUSE = Duration.ofHours(1);

    /** What was not fetched by then is made again by whoever wants it: the rows stay. */
    private static final Duration KEPT = Duration.ofDays(92);

    /** Many mail servers take 20 MB, and what is attached grows by a third on its way. */
    private static final long MOST_ATTACHED_BYTES = 15L << 20;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Setups setups;

    @Inject
    MadeReports reports;

    @Inject
    KeptReports kept;

    @Inject
    StorageUnits units;

    @Inject
    Places places;

    @Inject
    HouseMail post;

    @Inject
    DatabaseNow database;

    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final Map<UUID, Instant> paused = new ConcurrentHashMap<>();
    private volatile Optional<String> unsent = Optional.empty();
    private volatile boolean open;
    private volatile Rounds looking;

    public void start() {
        open = true;
        looking = Rounds.begin(threads, "monthly-reports", LOOK, this::look);
    }

    public void stop() {
        open = false;
        if (looking != null) {
            looking.stop(STOP_WAIT);
        }
    }

    /** Why the newest report of a set-up did not reach everybody; empty where it did, or where it is tried still. */
    public Optional<String> unsent() {
        return unsent;
    }

    /** Something was changed: what follows from it need not wait. */
    void soon() {
        paused.clear();
        looking.soon();
    }

    private void look() {
        try {
            if (database.answers()) {
                round();
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the monthly reports could not be looked after; it is tried again", e);
        }
    }

    private void round() throws SQLException {
        List<MadeReport> newest = new ArrayList<>();
        for (Setup setup : setups.all()) {
            List<MadeReport> made = reports.of(setup.id());
            made.stream().findFirst().ifPresent(newest::add);
            send(made);
            make(setup, made.stream().findFirst().map(MadeReport::month));
        }
        unsent = MonthlyRule.unsent(newest);
        kept.forget(clock.instant().minus(KEPT));
    }

    private void make(Setup setup, Optional<YearMonth> last) {
        Instant now = clock.instant();
        Optional<YearMonth> due =
                MonthlyRule.due(setup.first(), last, now, places.current().timeZone());
        if (!open || due.isEmpty() || now.isBefore(paused.getOrDefault(setup.id(), Instant.MIN))) {
            return;
        }
        try {
            make(setup, due.get());
            looking.soon(); // Its letters are due now, and perhaps the month that follows it.
        } catch (IOException | SQLException | RuntimeException e) {
            paused.put(setup.id(), clock.instant().plus(PAUSE));
            LOG.log(Level.WARNING, "the report of " + due.get() + " could not be made; it is begun anew in an hour", e);
        }
    }

    private void make(Setup setup, YearMonth month) throws IOException, SQLException {
        KeptReports.Written written =
                kept.write(wanted(setup, month), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        try {
            reports.enter(setup, month, written, clock.instant());
        } catch (SQLException | RuntimeException e) {
            kept.failed(written);
            throw e;
        }
        LOG.info(() ->
                "the report of " + month + " is made: " + written.figures().units() + " storage units");
    }

    private KeptReports.Wanted wanted(Setup setup, YearMonth month) throws IOException {
        ZoneId zone = places.current().timeZone();
        List<KnownUnit> those = setup.units().isEmpty()
                ? units.all()
                : setup.units().stream().flatMap(id -> units.find(id).stream()).toList();
        if (those.isEmpty()) {
            throw new IOException("there is no storage unit to report");
        }
        return new KeptReports.Wanted(
                those,
                setup.format(),
                MonthlyRule.begin(month, zone),
                MonthlyRule.begin(month.plusMonths(1), zone),
                "monthly report of " + month + ", set up by " + setup.by(),
                post.language());
    }

    private void send(List<MadeReport> made) throws SQLException {
        if (!post.isOn()) {
            return;
        }
        for (MadeReport report : made) {
            for (MadeReport.Mail mail : report.mails()) {
                if (open && mail.isDue(clock.instant())) {
                    send(report, mail);
                }
            }
        }
    }

    private void send(MadeReport report, MadeReport.Mail mail) throws SQLException {
        Optional<String> fault;
        try {
            fault = post.send(letter(report, mail.recipient()), clock.instant());
        } catch (IOException e) {
            fault = Optional.of("the file cannot be read: " + e.getMessage());
        }
        reports.tried(report, mail, fault, clock.instant());
        String why = fault.map(words -> ", in vain: " + words).orElse("");
        LOG.info(() -> "the report of " + report.month() + " is mailed to " + mail.recipient() + why);
    }

    private Letter letter(MadeReport report, String to) throws IOException {
        ReportWords words = new ReportWords(post.language(), places.current().name());
        Optional<KeptReports.Kept> file = kept.find(report.export());
        long bytes = file.isPresent() ? Files.size(file.get().file()) : 0;
        boolean attached = file.isPresent() && bytes <= MOST_ATTACHED_BYTES;
        ReportWords.Where where = new ReportWords.Where(
                file.map(KeptReports.Kept::name).orElse(""), attached, bytes, post.page("exports/"));
        return new Letter(
                to,
                words.subject(report.month(), report.figures()),
                words.text(report.month(), report.figures(), where),
                file.filter(any -> attached)
                        .map(one -> new Letter.Attached(one.file(), one.name(), "application/zip")));
    }
}
