package org.wardkeeper.door;

import jakarta.servlet.http.HttpServletRequest;
import java.net.MalformedURLException;
import java.util.Set;
import java.util.regex.Pattern;

/** What needs no login: the login page, the resources of Faces, and files of ours that hold nothing but looks. */
final class OpenPaths {

    private static final Set<String> LOGIN_PAGE = Set.of("/login", "/login.xhtml");
    private static final Pattern LOOKS = Pattern.compile(".*\\.(css|js|svg|png|ico|woff2|webmanifest)");

    private OpenPaths() {}

    static boolean contains(HttpServletRequest request) {
        String path = Paths.of(request);
        return LOGIN_PAGE.contains(path)
                || Paths.isUnder("/jakarta.faces.resource", path)
                || isStaticFile(request, path);
    }

    /** Only what really lies there as a file: a page must not open because somebody put ".css" behind its address. */
    private static boolean isStaticFile(HttpServletRequest request, String path) {
        if (!LOOKS.matcher(path).matches() || Paths.isForPrograms(request)) {
            return false;
        }
        try {
            return request.getServletContext().getResource(path) != null;
        } catch (MalformedURLException e) {
            return false;
        }
    }
}
