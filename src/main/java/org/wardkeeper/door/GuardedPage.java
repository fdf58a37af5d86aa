package org.wardkeeper.door;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;

/**
 * A folder of pages for those who have a permission. Its scripts and styles hold nothing but looks and are open to all. A
 * feature extends it beside its resources and names the folder in {@code @WebFilter}.
 */
public abstract class GuardedPage extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final Permission needed;

    @Inject
    private transient CurrentUser user;

    protected GuardedPage(Permission needed) {
        this.needed = needed;
    }

    @Override
    protected final void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (user.may(needed) || isLooks(request)) {
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
