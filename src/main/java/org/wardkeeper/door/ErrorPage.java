package org.wardkeeper.door;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.wardkeeper.access.ProblemException;

/**
 * Where the container sends every request that failed: chooses the page that says so, in words for people and with
 * nothing of our inside. A program under {@code /api} that never reached its resource gets a problem detail.
 */
@WebServlet("/error/page")
public class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        String uri = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (Paths.isUnder(request.getContextPath() + "/api", uri)) {
            Refusals.problem(
                    request, response, new ProblemException(code, "Not possible", "The request cannot be answered."));
            return;
        }
        boolean expired = StaleForms.caused((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        if (expired) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
        }
        request.getRequestDispatcher(expired ? "/error/expired.xhtml" : page(code))
                .forward(new AsFirstRequest(request), response);
    }

    private static String page(int code) {
        return switch (code) {
            case HttpServletResponse.SC_FORBIDDEN -> "/error/forbidden.xhtml";
            case HttpServletResponse.SC_NOT_FOUND -> "/error/notfound.xhtml";
            default -> "/error/problem.xhtml";
        };
    }

    /** Hides what was sent: Faces would take the error page for the form that failed, and fail again. */
    private static final class AsFirstRequest extends HttpServletRequestWrapper {

        AsFirstRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public String getParameter(String name) {
            return null;
        }

        @Override
        public String[] getParameterValues(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
