package io.guardianpartner.local.sqs;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.guardianpartner.local.http.Loopback;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * A running SQS on 127.0.0.1. Everything is in memory and gone when it is closed. It ignores credentials and queue
 * policies.
 */
public final class LocalSqs implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Map<String, Object> SETTINGS = Map.of(
        "pekko.loglevel", "WARNING",
        "pekko.stdout-loglevel", "OFF",
        "pekko.log-dead-letters", "off",
        "pekko.daemonic", "on",
        "pekko.jvm-exit-on-fatal-error", "off",
        "pekko.http.server.idle-timeout", "infinite",
        "pekko.http.server.request-timeout", "60 s");

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final int port;

    private LocalSqs(ActorSystem actors, SQSRestServer server, int port) {
        this.actors = actors;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param port on 127.0.0.1; 0 for any free one
     *
     * @throws io.guardianpartner.local.http.PortTakenException if somebody else listens there
     */
    public static LocalSqs start(int port, String region, String account) {
        Loopback.requireFree("SQS", port);
        ClassLoader loader = LocalSqs.class.getClassLoader();
        Config config = ConfigFactory.parseMap(SETTINGS).withFallback(ConfigFactory.load(loader));
        ActorSystem actors = ActorSystem.create("local-sqs", config, loader);
        try {
            SQSRestServer server = SQSRestServerBuilder.withActorSystem(actors)
                .withInterface(Loopback.HOST)
                .withPort(port)
                .withAWSRegion(region)
                .withAWSAccountId(account)
                .start();
            // Queue URLs name the address that it is bound to.
            return new LocalSqs(actors, server, server.waitUntilStarted().localAddress().getPort());
        } catch (RuntimeException | Error e) {
            terminate(actors);
            throw e;
        }
    }

    public URI endpoint() {
        return Loopback.uri(port);
    }

    @Override
    public void close() {
        server.stopAndWait();
        terminate(actors);
    }

    private static void terminate(ActorSystem actors) {
        actors.terminate();
        try {
            actors.getWhenTerminated().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("SQS did not stop within " + PATIENCE.toSeconds() + " s", e);
        }
    }
}
