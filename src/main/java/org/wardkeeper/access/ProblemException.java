package org.wardkeeper.access;

import java.time.Duration;
import java.util.Optional;

/**
 * A request that cannot be answered as asked; becomes a problem detail (RFC 9457).
 *
 * <p>Title and detail are shown to whoever asked: one clear sentence, nothing of the server's inside.
 */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final Duration retryAfter;

    /**
     * @param status an HTTP status from 400 to 599
     * @param title what kind of problem, the same for all of its kind
     * @param detail what was wrong this time, and what would be right
     */
    public ProblemException(int status, String title, String detail) {
        this(status, title, detail, null);
    }

    private ProblemException(int status, String title, String detail, Duration retryAfter) {
        super(detail);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("Not the status of a problem: " + status);
        }
        this.status = status;
        this.title = title;
        this.retryAfter = retryAfter;
    }

    /** Too many wrong passwords; after this long the next one is looked at. */
    public static ProblemException tooManyTries(Duration wait) {
        Duration wholeSeconds = Duration.ofSeconds(wait.toSeconds() + 1);
        return new ProblemException(
                429,
                "Too many tries",
                "Too many wrong passwords. Try again in " + wholeSeconds.toSeconds() + " s.",
                wholeSeconds);
    }

    public static ProblemException badRequest(String detail) {
        return new ProblemException(400, "Bad request", detail);
    }

    public static ProblemException forbidden(String detail) {
        return new ProblemException(403, "Not allowed", detail);
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(404, "Not found", detail);
    }

    public static ProblemException conflict(String detail) {
        return new ProblemException(409, "Conflict", detail);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** When asking again makes sense, in whole seconds (RFC 9110 §10.2.3); empty where nobody can say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
