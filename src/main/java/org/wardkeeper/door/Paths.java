package org.wardkeeper.door;

import jakarta.servlet.http.HttpServletRequest;

/** What kind of address a request is for. Decided on the path as the container mapped it: decoded, without parameters. */
final class Paths {

    private Paths() {}

    static String of(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    static boolean isApi(HttpServletRequest request) {
        return isUnder("/api", of(request));
    }

    /** Where a password may come with each request, and where an answer is for a program to read. */
    static boolean isForPrograms(HttpServletRequest request) {
        String path = of(request);
        return isUnder("/api", path) || isUnder("/live", path);
    }

    static boolean isUnder(String folder, String path) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
