package io.guardianpartner.routing.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.Semaphore;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.util.ObjectHelper;

/**
 * Reads the bodies of requests: of a size, within a time, and so many at once. A body holds a thread of the server until it
 * has come; without these bounds a few hundred callers who send a byte now and then would hold them all.
 */
final class RequestBodies {

    /** A larger body is read so far beyond its limit that the caller has sent it and reads the refusal. */
    private static final int DRAINED = 1024 * 1024;

    private final RestProperties properties;
    private final Semaphore atOnce;
    private final int limit;

    RequestBodies(RestProperties properties) {
        this.properties = properties;
        atOnce = new Semaphore(properties.bodiesAtOnce());
        limit = Math.toIntExact(properties.bodyLimit().toBytes());
    }

    /**
     * Reads all of it, empty if there is none.
     *
     * @throws ProblemException 408 if it comes too slowly, 413 if it is too large, 503 if too many come at this moment
     */
    byte[] read(HttpServletRequest request) throws IOException {
        if (!isComing(request)) {
            return new byte[0];
        }
        if (!atOnce.tryAcquire()) {
            throw ProblemException.unavailable("Too many requests are on their way in at this moment.",
                properties.retryAfter());
        }
        try {
            return within(request.getInputStream());
        } catch (IOException e) {
            if (ObjectHelper.getException(SocketTimeoutException.class, e) != null) {
                throw tooSlow();
            }
            throw e;
        } finally {
            atOnce.release();
        }
    }

    /**
     * Lets a body come that nobody wants, within the same bounds. A connection that is closed while its client still sends
     * may take the answer with it.
     */
    void drop(HttpServletRequest request) throws IOException {
        try {
            read(request);
        } catch (ProblemException alsoRefused) {
            // The caller has been told the first reason.
        }
    }

    private byte[] within(InputStream coming) throws IOException {
        long since = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        int length;
        int total = 0;
        while ((length = coming.read(piece)) >= 0) {
            total += length;
            if (System.nanoTime() - since > properties.bodyTimeout().toNanos()) {
                throw tooSlow();
            }
            if (total > limit + DRAINED) {
                break;
            }
            if (total <= limit) {
                body.write(piece, 0, length);
            }
        }
        if (total > limit) {
            throw new ProblemException(413, HttpTitles.of(413), "A body has at most " + limit + " bytes.", Map.of());
        }
        return body.toByteArray();
    }

    private static boolean isComing(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static ProblemException tooSlow() {
        return new ProblemException(408, HttpTitles.of(408), "The body comes too slowly.", Map.of())
            .header("Connection", "close");
    }
}
