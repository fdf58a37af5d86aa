package org.wardkeeper.door;

import jakarta.faces.application.ProtectedViewException;
import jakarta.faces.application.ViewExpiredException;
import org.primefaces.csp.CspException;

/** Forms that the server no longer knows, or that nobody filled in on a page of ours: loading the page again helps. */
final class StaleForms {

    private StaleForms() {}

    static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ViewExpiredException
                    || cause instanceof ProtectedViewException
                    || cause instanceof CspException) {
                return true;
            }
        }
        return false;
    }
}
