package org.wardkeeper.access;

/**
 * A request that cannot be answered as asked; becomes a problem detail (RFC 9457).
 *
 * <p>Title and detail are shown to whoever asked: one clear sentence, nothing of the server's inside.
 */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;

    /**
     * @param status an HTTP status from 400 to 599
     * @param title what kind of problem, the same for all of its kind
     * @param detail what was wrong this time, and what would be right
     */
    public ProblemException(int status, String title, String detail) {
        super(detail);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("Not the status of a problem: " + status);
        }
        this.status = status;
        this.title = title;
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
}
