package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.alarm.Alarm;
import org.wardkeeper.alarm.ServerFacts;
import org.wardkeeper.alarm.TechnicalAlarms;
import org.wardkeeper.alarm.TechnicalKind;
import org.wardkeeper.audit.AuditTrail;

/** An alarm of the server's own, from its announcement until somebody took note, as programs see it. */
@ExtendWith(ArquillianExtension.class)
class AlarmsIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    private TechnicalAlarms alarms;

    @Inject
    private AuditTrail audit;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @ArquillianResource
    private URL base;

    /** A conflict is over at once and stays until somebody takes note; the other alarms follow conditions of the server. */
    @Test
    void an_alarm_is_shown_noted_once_stored_and_audited() throws Exception {
        Alarm alarm = aLateConflict();
        Await.until(SOON, () -> as("nurse")
                .get("/api/alarms?state=rtn-unack")
                .body()
                .contains(alarm.id().toString()));
        assertThat(as("facilities").get("/api/alarms/notices").body())
                .contains("\"text\":\"late-conflict\"", alarm.id().toString());
        assertThat(as("nurse").get("/api/alarms/notices").body()).contains("\"items\":[]");

        HttpResponse<String> noted =
                as("compliance").send("POST", acknowledge(alarm), "{\"note\":\"The <probe> was swapped.\"}");

        assertThat(noted.statusCode()).as(noted.body()).isEqualTo(200);
        assertThat(noted.body())
                .contains("\"state\":\"normal\"", "\"acknowledgedBy\":\"compliance\"", "The <probe> was swapped.");
        assertThat(as("admin").send("POST", acknowledge(alarm), null).statusCode())
                .isEqualTo(404);
        Await.until(SOON, () -> as("nurse")
                .get("/api/alarms?state=normal")
                .body()
                .contains(alarm.id().toString()));
        assertThat(audit.latest(Long.MAX_VALUE, 200))
                .filteredOn(stored -> stored.entry().detail().contains("The <probe> was swapped."))
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.entry().actor()).isEqualTo("compliance");
                    assertThat(stored.entry().action()).isEqualTo("alarm.acknowledge");
                });
        assertThat(new Rows(database).count("select count(*) from alarm where id = ?", alarm.id()))
                .isEqualTo(1);
    }

    @Test
    void who_may_not_take_note_is_refused_and_nonsense_is_named() throws Exception {
        String nowhere = "/api/alarms/" + UUID.randomUUID() + "/acknowledge";

        assertThat(as("nurse").send("POST", nowhere, "[1").statusCode()).isEqualTo(400);
        assertThat(as("infection").send("POST", nowhere, "{}").statusCode()).isEqualTo(403);
        assertThat(as("nurse").send("POST", nowhere, "{}").statusCode()).isEqualTo(404);
        assertThat(as("nurse").send("POST", "/api/alarms/x/acknowledge", "{}").statusCode())
                .isEqualTo(404);
        assertThat(as("nurse")
                        .send("POST", nowhere, "{\"note\":\"" + "x".repeat(1_001) + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(as("nurse").get("/api/alarms?state=loud").statusCode()).isEqualTo(400);
    }

    private Alarm aLateConflict() {
        alarms.look(
                new ServerFacts(true, Optional.empty(), 0, 1_000, Optional.empty(), Long.MAX_VALUE, 0, 0),
                Instant.now());
        return alarms.open().stream()
                .filter(alarm -> alarm.kind() == TechnicalKind.LATE_CONFLICT)
                .findAny()
                .orElseThrow();
    }

    private static String acknowledge(Alarm alarm) {
        return "/api/alarms/" + alarm.id() + "/acknowledge";
    }

    private Caller as(String login) {
        return Caller.as(base.getPort(), login);
    }
}
