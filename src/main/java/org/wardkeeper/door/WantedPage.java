package org.wardkeeper.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** The page somebody asked for before the login came in between; only ever a page of ours. */
final class WantedPage {

    /** An absolute path: a second slash or a backslash would make a browser read a host's name. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e]{0,1000}");

    private static final Pattern NOT_PAGES = Pattern.compile("/(login|api|live|error|jakarta\\.faces\\.resource)\\b.*");

    private WantedPage() {}

    /** As path and query; the start page for anything but a GET, since what was sent with it is gone. */
    static String of(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "/";
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString();
        return checked(query == null ? path : path + "?" + query);
    }

    /** The page itself, or the start page where it is not one of ours. */
    static String checked(String wanted) {
        return wanted != null
                        && OURS.matcher(wanted).matches()
                        && !NOT_PAGES.matcher(wanted).matches()
                        && !wanted.contains(";")
                ? wanted
                : "/";
    }
}
