package org.wardkeeper.door;

import jakarta.faces.FacesException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a page's script is told when its request fails: to load the page again where its form is stale, else to show the
 * error page. Faces itself would send the exception's class and message.
 */
public class AjaxErrors extends ExceptionHandlerFactory {

    private static final Logger LOG = Logger.getLogger(AjaxErrors.class.getName());

    public AjaxErrors(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {

        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() throws FacesException {
            FacesContext faces = FacesContext.getCurrentInstance();
            Iterator<ExceptionQueuedEvent> failures =
                    getUnhandledExceptionQueuedEvents().iterator();
            if (failures.hasNext() && faces.getPartialViewContext().isAjaxRequest()) {
                lead(faces, failures.next().getContext().getException());
                failures.remove();
            }
            getWrapped().handle();
        }

        private static void lead(FacesContext faces, Throwable failure) {
            ExternalContext external = faces.getExternalContext();
            HttpServletRequest request = (HttpServletRequest) external.getRequest();
            boolean stale = StaleForms.caused(failure);
            if (!stale) {
                LOG.log(Level.SEVERE, failure, () -> "Request failed: " + request.getRequestURI());
            }
            try {
                external.redirect(stale ? request.getRequestURI() : request.getContextPath() + "/error/problem.xhtml");
                faces.responseComplete();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
