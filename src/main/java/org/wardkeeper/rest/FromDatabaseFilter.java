package org.wardkeeper.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.wardkeeper.access.ProblemException;

/** Answers 503 for what only the database knows, while the database is known to be away. */
@Provider
@FromDatabase
public class FromDatabaseFilter implements ContainerRequestFilter {
    @Inject
    private DatabaseNow database;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!database.answers()) {
            throw new ProblemException(
                    503,
                    "Not available",
                    "The database does not answer. What is live is shown; history and changes come back with it.");
        }
    }
}
