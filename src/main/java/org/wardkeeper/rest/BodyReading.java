package org.wardkeeper.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.wardkeeper.access.ProblemException;

/**
 * Reads request bodies: bounded, and what is not the JSON asked for is the sender's mistake (400), not ours (500). A
 * resource that takes the stream itself has a bound of its own.
 */
@Provider
public class BodyReading implements ReaderInterceptor {

    static final int LARGEST_BODY = 1024 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() == InputStream.class) {
            return context.proceed();
        }
        Bounded body = new Bounded(context.getInputStream());
        context.setInputStream(body);
        try {
            return context.proceed();
        } catch (WebApplicationException e) {
            throw e;
        } catch (StackOverflowError e) { // Readers follow what is nested as deep as it goes.
            throw ProblemException.badRequest("The body is nested too deeply.");
        } catch (RuntimeException e) { // Readers differ in what they throw at what is no JSON, or at other JSON.
            throw body.isTooLarge() ? tooLarge() : unreadable(e);
        }
    }

    private static ProblemException tooLarge() {
        return new ProblemException(413, "Too large", "A body may have up to 1 MB.");
    }

    private static ProblemException unreadable(Throwable cause) {
        ProblemException problem = ProblemException.badRequest("The body is not the JSON this address takes.");
        problem.initCause(cause);
        return problem;
    }

    /** Counts, because a length that was announced need not be the true one, and a chunked body announces none. */
    private static final class Bounded extends FilterInputStream {

        private int left = LARGEST_BODY;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            return value < 0 ? value : counted(1, value);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            return count < 0 ? count : counted(count, count);
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        boolean isTooLarge() {
            return left < 0;
        }

        private int counted(int count, int result) {
            left -= count;
            if (left < 0) {
                throw tooLarge();
            }
            return result;
        }
    }
}
