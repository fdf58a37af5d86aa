package org.wardkeeper.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.wardkeeper.alarm.AlarmMetrics;
import org.wardkeeper.alarm.ServerFacts;
import org.wardkeeper.alarm.TechnicalAlarms;
import org.wardkeeper.coap.CoapPorts;
import org.wardkeeper.ingest.CoapDoor;
import org.wardkeeper.journal.Journal;
import org.wardkeeper.journal.JournalMetrics;
import org.wardkeeper.journal.JournalState;
import org.wardkeeper.location.LocationMetrics;
import org.wardkeeper.rest.DatabaseNow;

/** Has the server watch itself: every room's metrics, and the alarms that follow from the facts of several rooms. */
@ApplicationScoped
class SelfWatch {
    @Inject
    TechnicalAlarms alarms;

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

    /** Once everything runs. */
    void start() {
        journalMetrics.register();
        locationMetrics.register();
        alarmMetrics.register();
        alarms.start(this::facts);
        database.ask(alarms::databaseAnswers);
    }

    /** Before anything ends: a server that stops is no alarm. */
    void stop() {
        alarms.stop();
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
                CoapPorts.mostSessions());
    }
}
