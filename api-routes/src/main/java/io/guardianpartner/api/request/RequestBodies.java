package io.guardianpartner.api.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.Semaphore;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.RestProperties;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.util.ObjectHelper;

/**
 * Reads the bodies of requests, each of a maximum size and within a maximum time, and a maximum of them at once. A body holds a
 * thread of the server until it has arrived; without these limits a few hundred slow callers would hold them all. Thread-safe.
 */
final class RequestBodies {

    /** A larger body is read this far beyond the limit, so that the caller has sent it and reads the answer; a still larger one is not. */
    private static final int DRAINED = 1024 * 1024;

    /** Of ten bodies that may arrive at once one that nobody wants may do so, too. */
    private static final int UNWANTED_PART = 10;

    private final RestProperties properties;
    private final Semaphore atOnce;
    /** Places of their own for bodies that nobody wants: they take none from the others. */
    private final Semaphore unwanted;
    private final int limit;

    RequestBodies(RestProperties properties) {
        this.properties = properties;
        atOnce = new Semaphore(properties.bodiesAtOnce());
        unwanted = new Semaphore((properties.bodiesAtOnce() + UNWANTED_PART - 1) / UNWANTED_PART);
        limit = Math.toIntExact(properties.bodyLimit().toBytes());
    }

    /**
     * Reads all of it, empty if there is none.
     *
     * @throws ProblemException 408 if it arrives too slowly, 413 if it is too large, 503 if too many arrive at once
     */
    byte[] read(HttpServletRequest request) throws IOException {
        if (!isComing(request)) {
            return new byte[0];
        }
        if (request.getContentLengthLong() > limit + DRAINED) {
            throw tooLarge().header("Connection", "close");
        }
        if (!atOnce.tryAcquire()) {
            throw ProblemException.unavailable("Too many request bodies are arriving; try again.",
                properties.retryAfter());
        }
        try {
            return arrived(request);
        } finally {
            atOnce.release();
        }
    }

    /**
     * Lets a body come that nobody wants, within the same bounds: a connection that is closed while its client still sends
     * may take the answer with it. It is not read if it says that it is larger than that, or if many are coming already.
     */
    void drop(HttpServletRequest request) throws IOException {
        if (!isComing(request) || request.getContentLengthLong() > limit + DRAINED || !unwanted.tryAcquire()) {
            return;
        }
        try {
            arrived(request);
        } catch (ProblemException alsoRejected) {
            // The caller has been told the first reason.
        } finally {
            unwanted.release();
        }
    }

    private byte[] arrived(HttpServletRequest request) throws IOException {
        try {
            return within(request.getInputStream());
        } catch (IOException e) {
            if (ObjectHelper.getException(SocketTimeoutException.class, e) != null) {
                throw tooSlow();
            }
            throw e;
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
            throw tooLarge();
        }
        return body.toByteArray();
    }

    private static boolean isComing(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private ProblemException tooLarge() {
        return ProblemException.of(413, "The request body exceeds " + limit + " bytes.");
    }

    private static ProblemException tooSlow() {
        return ProblemException.of(408, "The request body took too long to arrive.")
            .header("Connection", "close");
    }
}
