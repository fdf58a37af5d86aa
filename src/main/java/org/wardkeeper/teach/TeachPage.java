package org.wardkeeper.teach;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;

/** The teaching page is for those who commission. Its scripts and styles hold nothing but looks and are open to all. */
@WebFilter(urlPatterns = "/teach/*", asyncSupported = true)
public class TeachPage extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentUser user;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (user.may(Permission.EDIT_ASSETS) || isLooks(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** Asked of the path as the container mapped it: what stands behind a semicolon is no extension. */
    private static boolean isLooks(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? request.getServletPath() : request.getPathInfo();
        return path.endsWith(".css") || path.endsWith(".js");
    }
}
