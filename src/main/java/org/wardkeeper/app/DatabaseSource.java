package org.wardkeeper.app;

import jakarta.annotation.sql.DataSourceDefinition;

/**
 * Declares the one pool of database connections, from the settings {@code WARDKEEPER_DATABASE_URL}, {@code _USER} and
 * {@code _PASSWORD}. A connection is tried before it is lent, so that the pool recovers by itself when the database
 * comes back; a socket that stays silent for a minute is given up, so that a stuck network cannot hold a thread for
 * ever.
 */
@DataSourceDefinition(
        name = "java:app/jdbc/wardkeeper",
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=WARDKEEPER_DATABASE_URL}",
        user = "${MPCONFIG=WARDKEEPER_DATABASE_USER}",
        password = "${MPCONFIG=WARDKEEPER_DATABASE_PASSWORD}",
        initialPoolSize = 2,
        minPoolSize = 2,
        maxPoolSize = 32,
        maxIdleTime = 300,
        properties = {
            "socketTimeout=60",
            "connectTimeout=10",
            "tcpKeepAlive=true",
            "ApplicationName=wardkeeper",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=5"
        })
final class DatabaseSource {
    private DatabaseSource() {}
}
