package io.guardianpartner.local.gateway;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.http.PortTakenException;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of the gateway, on 127.0.0.1. Unlike the JDK's, on which the other stand-ins are built, Jetty lets an
 * application word the errors of the server itself, and limits request lines and headers. Each request has a thread.
 */
final class GatewayServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);
    private static final String NAME = "the gateway";
    /** API Gateway's limit for the request line and all headers together. */
    private static final int HEAD_LIMIT = 10_240;
    private static final int CONNECTIONS = 2_000;
    /** One thread for each request that arrives slowly or waits for a service. */
    private static final int THREADS = CONNECTIONS + 100;
    private static final int SPARE_THREADS = 8;
    private static final long ARRIVAL_SECONDS = 15;
    /** A client's pool may keep a connection for a minute: the client, not the server, must be the one that closes it. */
    private static final long IDLE_MILLIS = 300_000;
    private static final char NO_UTF_8 = '\uFFFD';
    private static final Map<Integer, String> TITLES = Map.of(HttpStatus.BAD_REQUEST_400, "Bad request",
        HttpStatus.URI_TOO_LONG_414, "URI too long",
        HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, "Request header fields too large");

    private final Server server;
    private final ServerConnector connector;

    private GatewayServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Starts to listen.
     *
     * @param port on 127.0.0.1; 0 for any free one
     * @param bodyLimit in bytes; a longer body is answered with 413
     *
     * @throws PortTakenException if somebody else listens there
     */
    static GatewayServer start(int port, int bodyLimit, Function<Request, Response> answers) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, SPARE_THREADS);
        threads.setName(NAME);
        threads.setDaemon(true);
        Server server = new Server(threads);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response,
                Callback callback) {
                write(request, response, answer(request, bodyLimit, answers), callback);
                return true;
            }
        });
        server.setErrorHandler((request, response, callback) -> {
            write(request, response, refusal(response.getStatus()), callback);
            return true;
        });
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()) {
            @Override
            public Connection newConnection(Connector ours, EndPoint endPoint) {
                return configure(new GatewayConnection(getHttpConfiguration(), ours, endPoint), ours, endPoint);
            }
        });
        connector.setHost(Loopback.HOST);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
        GatewayServer gateway = new GatewayServer(server, connector);
        gateway.start(port);
        return gateway;
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(NAME + " did not stop", e);
        }
    }

    private void start(int port) {
        try {
            server.start();
        } catch (Exception e) {
            close();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException taken) {
                    throw new PortTakenException(NAME, port, taken);
                }
            }
            throw new IllegalStateException(NAME + " cannot start on port " + port, e);
        }
        closeLateOnes();
    }

    /** Closes connections whose request arrives too slowly: each occupies a thread and a connection. */
    private void closeLateOnes() {
        for (EndPoint endPoint : connector.getConnectedEndPoints()) {
            if (endPoint.getConnection() instanceof GatewayConnection connection
                && connection.isLate(ARRIVAL_SECONDS)) {
                endPoint.close();
            }
        }
        connector.getScheduler().schedule(this::closeLateOnes, 1, TimeUnit.SECONDS);
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(HEAD_LIMIT);
        configuration.setSendServerVersion(false);
        // Else a value that differs by case alone from that of an earlier request of its connection is taken for it: a token, say.
        configuration.setHeaderCacheCaseSensitive(true);
        return configuration;
    }

    private static Response answer(org.eclipse.jetty.server.Request request, int bodyLimit,
        Function<Request, Response> answers) {
        try {
            byte[] body = Content.Source.asInputStream(request).readNBytes(bodyLimit + 1);
            if (body.length > bodyLimit) {
                return Response.problem(HttpStatus.PAYLOAD_TOO_LARGE_413, "Content too large",
                    "The request body exceeds " + bodyLimit + " bytes.");
            }
            String target = ((GatewayConnection) request.getConnectionMetaData().getConnection()).target();
            URI uri = new URI(target);
            // Jetty puts this in the place of bytes that are no UTF-8; and what is behind a # would get lost on the way.
            if (target.indexOf(NO_UTF_8) >= 0 || uri.getRawFragment() != null) {
                return refusal(HttpStatus.BAD_REQUEST_400);
            }
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            return answers.apply(new Request(request.getMethod(), uri, path, Map.of(), headers(request), body));
        } catch (URISyntaxException | IOException e) {
            return refusal(HttpStatus.BAD_REQUEST_400);
        } catch (RuntimeException e) {
            LOG.error("{}: {} failed", NAME, request.getMethod(), e);
            return Response.problem(HttpStatus.INTERNAL_SERVER_ERROR_500, "Internal error",
                "See the log of " + NAME + ".");
        }
    }

    private static Map<String, List<String>> headers(org.eclipse.jetty.server.Request request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(field.getValue() == null ? "" : field.getValue());
        }
        return headers;
    }

    /** The answer to what the server does not understand. */
    private static Response refusal(int status) {
        boolean tooLong = status == HttpStatus.URI_TOO_LONG_414
            || status == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431;
        return Response.problem(status, TITLES.getOrDefault(status, HttpStatus.getMessage(status)), tooLong
            ? "The request line and all headers together exceed " + HEAD_LIMIT + " bytes."
            : "The request is not valid HTTP.");
    }

    private static void write(org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response,
        Response answer, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach((header, values) -> response.getHeaders().put(header, values));
        if (HttpMethod.HEAD.is(request.getMethod()) || answer.status() == HttpStatus.NOT_MODIFIED_304) {
            // In two steps: in one Jetty says that the length is 0, and that of a GET's whole answer is not known here.
            response.write(false, null, Callback.from(() -> response.write(true, null, callback), callback::failed));
        } else {
            response.write(true, answer.body().length == 0 ? null : ByteBuffer.wrap(answer.body()), callback);
        }
    }
}
