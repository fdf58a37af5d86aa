package org.wardkeeper.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The headers every answer carries. */
final class SecurityHeaders {

    /**
     * Scripts come last: PrimeFaces adds its nonce there, and then sends the policy itself. web.xml gives it the same
     * text.
     */
    static final String POLICY = "default-src 'self'; img-src 'self' data:; style-src-elem 'self'; "
            + "style-src-attr 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; connect-src 'self'; script-src 'self'";

    private SecurityHeaders() {}

    static void addTo(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "geolocation=(), microphone=(), payment=()");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (!OpenPaths.contains(request) || isLoginPage(request)) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    private static boolean isLoginPage(HttpServletRequest request) {
        return Paths.of(request).startsWith("/login");
    }
}
