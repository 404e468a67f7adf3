package io.guardianpartner.local.frontdoor;

import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;

/** A connection that remembers the target of its request as it was sent, and since when a request is on its way. */
final class DoorConnection extends HttpConnection {

    private static final String TARGET_FOR_JETTY = "/";

    private volatile String target;
    private long seenMessages = -1;
    private long seenNanos;

    DoorConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
        super(configuration, connector, endPoint);
    }

    /** What stands in the request line between method and version. */
    String target() {
        return target;
    }

    /** Jetty gets another one: it tidies up some paths and refuses others, and the door has rules of its own. */
    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
        target = uri;
        return super.newHttpStream(method, TARGET_FOR_JETTY, version);
    }

    /** Whether one request has been arriving for longer than this. One thread asks, again and again. */
    boolean isLate(long seconds) {
        HttpParser parser = getParser();
        boolean arriving = !parser.isStart() && (parser.inHeaderState() || parser.inContentState());
        long now = System.nanoTime();
        if (!arriving || seenMessages != getMessagesIn()) {
            seenMessages = arriving ? getMessagesIn() : -1;
            seenNanos = now;
        }
        return now - seenNanos > TimeUnit.SECONDS.toNanos(seconds);
    }
}
