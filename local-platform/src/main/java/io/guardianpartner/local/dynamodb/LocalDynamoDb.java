package io.guardianpartner.local.dynamodb;

import java.net.URI;

import io.guardianpartner.local.http.Loopback;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * A running DynamoDB on 127.0.0.1. Everything is in memory and gone when it is closed. All credentials and regions see
 * the same tables. Its own server would listen on every interface, so its request handler runs in a server of ours.
 */
public final class LocalDynamoDb implements AutoCloseable {

    private static final boolean IN_MEMORY = true;
    private static final boolean SHARED_BY_ALL_CREDENTIALS = true;
    private static final boolean DELAY_TABLE_STATUS = false;
    private static final int MAX_THREADS = 64;

    private final Server server;
    private final LocalDynamoDBServerHandler handler;
    private final int port;

    private LocalDynamoDb(Server server, LocalDynamoDBServerHandler handler, int port) {
        this.server = server;
        this.handler = handler;
        this.port = port;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param port on 127.0.0.1; 0 for any free one
     *
     * @throws io.guardianpartner.local.http.PortTakenException if somebody else listens there
     */
    public static LocalDynamoDb start(int port) {
        Loopback.requireFree("DynamoDB", port);
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setDaemon(true);
        threads.setName("local-dynamodb");
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost(Loopback.HOST);
        connector.setPort(port);
        server.addConnector(connector);
        try {
            LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(0, IN_MEMORY, null, SHARED_BY_ALL_CREDENTIALS, DELAY_TABLE_STATUS),
                null);
            server.setHandler(handler);
            server.start();
            return new LocalDynamoDb(server, handler, connector.getLocalPort());
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB cannot start on port " + port, e);
        }
    }

    public URI endpoint() {
        return Loopback.uri(port);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB did not stop", e);
        } finally {
            handler.close();
        }
    }
}
