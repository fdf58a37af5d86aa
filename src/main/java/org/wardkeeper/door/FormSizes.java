package org.wardkeeper.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.wardkeeper.access.ProblemException;

/**
 * How much a form may send to a page; what is more is refused before anybody reads it. Resources under {@code /api} bound
 * their bodies themselves.
 */
final class FormSizes {

    /** The login form, with room to spare: what a stranger may make the server read. */
    private static final long LARGEST_OF_A_GUEST = 64 << 10;

    /** A list of assets to import, and some more, so that the page itself can say that a list is too large. */
    private static final long LARGEST = 8 << 20;

    private FormSizes() {}

    /** Why a body is not taken: too large (413), or of a length that nobody knows before it is read (411). */
    static Optional<ProblemException> refused(HttpServletRequest request, boolean guest) {
        long length = request.getContentLengthLong();
        if (length < 0) {
            return Optional.of(new ProblemException(411, "Length needed", "A form says how long it is."));
        }
        return length > (guest ? LARGEST_OF_A_GUEST : LARGEST)
                ? Optional.of(new ProblemException(413, "Too large", "No form of these pages is that large."))
                : Optional.empty();
    }
}
