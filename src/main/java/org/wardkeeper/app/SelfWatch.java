package org.wardkeeper.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.wardkeeper.alarmboard.AlarmFeed;
import org.wardkeeper.alarmbook.AlarmMetrics;
import org.wardkeeper.alarmbook.Alarms;
import org.wardkeeper.coap.CoapPorts;
import org.wardkeeper.escalation.Escalation;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.journal.Journal;
import org.wardkeeper.journal.JournalMetrics;
import org.wardkeeper.journal.JournalState;
import org.wardkeeper.location.LocationMetrics;
import org.wardkeeper.monthly.MonthlyReports;
import org.wardkeeper.rest.DatabaseNow;
import org.wardkeeper.watch.ServerFacts;
import org.wardkeeper.watch.Watch;

/** Has the server watch: every room's metrics, and the alarms that follow from what is wrong in any of them. */
@ApplicationScoped
class SelfWatch {
    @Inject
    Alarms alarms;

    @Inject
    Watch watch;

    @Inject
    AlarmFeed alarmFeed;

    @Inject
    Escalation escalation;

    @Inject
    AlarmMetrics alarmMetrics;

    @Inject
    JournalMetrics journalMetrics;

    @Inject
    LocationMetrics locationMetrics;

    @Inject
    DatabaseNow database;

    @Inject
    Journal journal;

    @Inject
    CoapDoor door;

    @Inject
    MonthlyReports monthly;

    /** Once everything runs. */
    void start() {
        journalMetrics.register();
        locationMetrics.register();
        alarmMetrics.register();
        watch.start(this::facts);
        alarmFeed.start();
        alarms.start(watch::conditions);
        escalation.start();
        database.ask(watch::databaseAnswers);
    }

    /** Before anything ends: a server that stops is no alarm. */
    void stop() {
        escalation.stop();
        alarmFeed.stop();
        alarms.stop();
        watch.stop();
    }

    private ServerFacts facts() {
        JournalState state = journal.state();
        boolean needsDisk = !state.databaseAnswers() || state.spooledPacks() > 0;
        return new ServerFacts(
                state.databaseAnswers() || state.spoolingSince().isEmpty(), // Of an empty spool nobody asks again.
                state.spoolingSince(),
                state.spoolBytes(),
                state.spoolLimitBytes(),
                state.diskFault().filter(fault -> needsDisk), // What it was asked last may be long ago.
                state.lateConflicts(),
                door.sessions(),
                CoapPorts.mostSessions(),
                monthly.unsent());
    }
}
