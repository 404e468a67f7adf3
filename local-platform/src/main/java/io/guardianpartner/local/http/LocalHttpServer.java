package io.guardianpartner.local.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;

/**
 * A running HTTP server on 127.0.0.1. Routes are tried in the order in which they were added; an unknown path is 404, a
 * known path with another method 405.
 *
 * <pre>{@code
 * LocalHttpServer server = LocalHttpServer.named("Mercado Pago simulator")
 *     .route("GET", "/v1/payments/{id}", request -> Response.json(200, payments.get(request.pathParameter("id"))))
 *     .route("*", "/files/**", files)
 *     .start(8084);
 * }</pre>
 */
public final class LocalHttpServer implements AutoCloseable {

    static {
        // Read once by the JDK's server: without the first, each answer waits 40 ms for an acknowledgement.
        setDefault("sun.net.httpserver.nodelay", "true");
        // A client's pool may keep a connection for a minute: the client, not the server, must be the one that closes it.
        setDefault("sun.net.httpserver.idleInterval", "300");
        setDefault("sun.net.httpserver.maxIdleConnections", "1000");
        // A request that arrives slowly occupies a thread: limits for its seconds, and for their number.
        setDefault("sun.net.httpserver.maxReqTime", "15");
        setDefault("jdk.httpserver.maxConnections", "2000");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private LocalHttpServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to describe a server.
     *
     * @param name what people call it; stands in error messages and thread names
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** {@code http://127.0.0.1:<port>}, without a slash at the end. */
    public URI uri() {
        return Loopback.uri(port());
    }

    /** Stops to listen at once; requests under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Options of a server: its routes and limits. */
    public static final class Builder {

        private final String name;
        private final List<HttpRoute> routes = new ArrayList<>();
        private int bodyLimit = Integer.MAX_VALUE;

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Adds a route.
         *
         * @param method {@code GET}, {@code POST} …, or {@code *} for all
         * @param path segments that are equal, {@code {name}} for any one segment, {@code **} for all that remain
         */
        public Builder route(String method, String path, Handler handler) {
            routes.add(new HttpRoute(method, path, handler));
            return this;
        }

        /** The maximum size of a request's body in bytes; a larger one gets 413. By default there is no limit. */
        public Builder bodyLimit(int bytes) {
            bodyLimit = bytes;
            return this;
        }

        /**
         * Starts to listen.
         *
         * @param port on 127.0.0.1; 0 for any free one
         *
         * @throws PortTakenException if somebody else listens there
         */
        public LocalHttpServer start(int port) {
            try {
                HttpServer server = HttpServer.create(Loopback.socket(port), 0);
                AtomicInteger number = new AtomicInteger();
                ExecutorService threads = Executors.newCachedThreadPool(task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
                server.setExecutor(threads);
                server.createContext("/", new Dispatcher(name, List.copyOf(routes), bodyLimit));
                server.start();
                return new LocalHttpServer(server, threads);
            } catch (BindException e) {
                throw new PortTakenException(name, port, e);
            } catch (IOException e) {
                throw new UncheckedIOException(name + " cannot start on port " + port, e);
            }
        }
    }
}
