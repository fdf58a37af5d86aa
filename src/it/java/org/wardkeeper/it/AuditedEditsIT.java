package org.wardkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wardkeeper.asset.Assets;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.device.Devices;
import org.wardkeeper.site.SiteImports;

/** An edit and its entry in the audit trail: either both stand or neither. */
@ExtendWith(ArquillianExtension.class)
class AuditedEditsIT {
    private static final String ASSET = "/api/assets/" + TestSite.LADDER;

    @Inject
    private SiteImports imports;

    @Inject
    private Assets assets;

    @Inject
    private Devices devices;

    @Inject
    private AuditTrail audit;

    @Resource(lookup = "java:app/jdbc/wardkeeper")
    private DataSource database;

    @ArquillianResource
    private URL base;

    private final String device = "urn:dev:ops:32473-" + UUID.randomUUID();

    @BeforeEach
    void aTrailThatTakesNothingOfTheseTwo() throws Exception {
        imports.importSite(TestSite.files());
        sql("alter table audit_entry add constraint out_of_order check (subject not in ('%s', '%s')) not valid"
                .formatted(TestSite.LADDER, device));
    }

    @AfterEach
    void inOrderAgain() throws SQLException {
        sql("alter table audit_entry drop constraint if exists out_of_order");
        sql("alter table asset drop constraint if exists out_of_order");
    }

    @Test
    void an_edit_that_cannot_be_audited_does_not_happen() throws Exception {
        assertThat(as("facilities").send("PATCH", ASSET, "{\"name\":\"Stool\"}").statusCode())
                .isEqualTo(500);
        assets.reload();
        assertThat(as("nurse").get(ASSET).body()).contains("Ladder IT 6");
    }

    @Test
    void a_hold_that_cannot_be_audited_does_not_happen() throws Exception {
        assertThat(as("nurse").send("POST", ASSET + "/hold", null).statusCode()).isEqualTo(500);
        assets.reload();
        assertThat(as("nurse").get(ASSET).body()).contains("\"held\":false");
    }

    @Test
    void a_device_that_cannot_be_audited_is_not_registered() throws Exception {
        String body = "{\"urn\":\"%s\",\"kind\":\"sensor\",\"intervalSeconds\":60}".formatted(device);
        assertThat(as("admin").send("POST", "/api/devices", body).statusCode()).isEqualTo(500);
        devices.reload();
        assertThat(devices.current().byUrn(device)).isEmpty();
    }

    @Test
    void an_edit_that_cannot_be_stored_leaves_no_entry() throws Exception {
        inOrderAgain();
        sql("alter table asset add constraint out_of_order check (name <> 'Stool') not valid");
        assertThat(as("facilities").send("PATCH", ASSET, "{\"name\":\"Stool\"}").statusCode())
                .isEqualTo(500);
        assertThat(audit.latest(Long.MAX_VALUE, 50))
                .extracting(stored -> stored.entry().detail())
                .doesNotContain("name Stool");
        assertThat(audit.firstBroken()).isEmpty();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private Caller as(String login) {
        return Caller.as(base.getPort(), login);
    }
}
