package io.guardianpartner.local.gateway;

import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;

/** A connection that keeps the target of its request as it was sent, and the time since when a request is arriving. */
final class GatewayConnection extends HttpConnection {

    private static final String TARGET_FOR_JETTY = "/";

    private volatile String target;
    private long seenMessages = -1;
    private long seenNanos;

    GatewayConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
        super(configuration, connector, endPoint);
    }

    /** The request line between method and version. */
    String target() {
        return target;
    }

    /** Gives Jetty another target: Jetty normalizes some paths and rejects others, which the gateway must see. */
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
