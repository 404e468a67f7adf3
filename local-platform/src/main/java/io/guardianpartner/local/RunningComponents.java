package io.guardianpartner.local;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.guardianpartner.local.dynamodb.LocalDynamoDb;
import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.postgres.LocalPostgres;
import io.guardianpartner.local.secrets.LocalSecretsManager;
import io.guardianpartner.local.sns.LocalSns;
import io.guardianpartner.local.sqs.LocalSqs;
import io.guardianpartner.operations.platform.LocalAccount;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The components, started side by side, and clients for them. A caller waits until the component that it asks for runs; an
 * address whose port was chosen is returned at once. Thread-safe.
 */
final class RunningComponents implements AutoCloseable {

    private final Map<Component, Integer> ports;
    private final Set<Component> wanted;
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Accepts no more once all components are starting, and ends with them. */
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Starting<LocalPostgres> postgres;
    private final Starting<LocalSqs> sqs;
    private final Starting<SqsClient> sqsClient;
    private final Starting<LocalSns> sns;
    private final Starting<SnsClient> snsClient;
    private final Starting<LocalDynamoDb> dynamoDb;
    private final Starting<DynamoDbClient> dynamoDbClient;
    private final Starting<LocalSecretsManager> secretsManager;

    private RunningComponents(Map<Component, Integer> ports, Set<Component> wanted) {
        this.ports = Map.copyOf(ports);
        this.wanted = Set.copyOf(wanted);
        // PostgreSQL first, undisturbed: services begin when it answers, and all others start beside them.
        postgres = wanted.contains(Component.POSTGRES)
            ? Starting.by(() -> LocalPostgres.start(port(Component.POSTGRES)), threads)
            : null;
        sqs = start(() -> LocalSqs.start(port(Component.SQS), LocalAccount.REGION, LocalAccount.NUMBER));
        sqsClient = start(() -> Clients.sqs(sqsEndpoint()));
        sns = start(this::startSns);
        snsClient = start(() -> Clients.sns(snsEndpoint()));
        dynamoDb = startIfWanted(Component.DYNAMODB, () -> LocalDynamoDb.start(port(Component.DYNAMODB)));
        dynamoDbClient = startIfWanted(Component.DYNAMODB, () -> Clients.dynamoDb(dynamoDbEndpoint()));
        secretsManager = startIfWanted(Component.SECRETS_MANAGER, () -> LocalSecretsManager
            .start(port(Component.SECRETS_MANAGER), LocalAccount.REGION, LocalAccount.NUMBER));
        threads.shutdown();
    }

    /** Begins to start them, and returns. */
    static RunningComponents begin(Map<Component, Integer> ports, Set<Component> wanted) {
        QuietLogging.apply();
        return new RunningComponents(ports, wanted);
    }

    boolean has(Component component) {
        return component == Component.SQS || component == Component.SNS || wanted.contains(component);
    }

    URI sqsEndpoint() {
        return endpoint(Component.SQS, () -> sqs.get().endpoint());
    }

    URI snsEndpoint() {
        return endpoint(Component.SNS, () -> sns.get().endpoint());
    }

    URI dynamoDbEndpoint() {
        Starting<LocalDynamoDb> there = wanted(Component.DYNAMODB, dynamoDb);
        return endpoint(Component.DYNAMODB, () -> there.get().endpoint());
    }

    LocalPostgres postgres() {
        return wanted(Component.POSTGRES, postgres).get();
    }

    URI secretsManagerEndpoint() {
        Starting<LocalSecretsManager> there = wanted(Component.SECRETS_MANAGER, secretsManager);
        return endpoint(Component.SECRETS_MANAGER, () -> there.get().endpoint());
    }

    Map<String, String> clientVariables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_REGION", LocalAccount.REGION);
        variables.put("AWS_ACCESS_KEY_ID", LocalAccount.ACCESS_KEY_ID);
        variables.put("AWS_SECRET_ACCESS_KEY", LocalAccount.SECRET_ACCESS_KEY);
        variables.put("AWS_ENDPOINT_URL_SQS", sqsEndpoint().toString());
        variables.put("AWS_ENDPOINT_URL_SNS", snsEndpoint().toString());
        if (has(Component.DYNAMODB)) {
            variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDbEndpoint().toString());
        }
        return variables;
    }

    LocalSns sns() {
        return sns.get();
    }

    SqsClient sqsClient() {
        sqs.get();
        return sqsClient.get();
    }

    SnsClient snsClient() {
        sns.get();
        return snsClient.get();
    }

    DynamoDbClient dynamoDbClient() {
        wanted(Component.DYNAMODB, dynamoDb).get();
        return dynamoDbClient.get();
    }

    /** Waits for all of them; throws what the first that failed has thrown. */
    void await() {
        inOrder().forEach(Starting::get);
    }

    /** Waits for what is still being started, so that nothing comes up after the rest was stopped. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        List<Starting<? extends AutoCloseable>> all = new ArrayList<>(inOrder());
        Collections.reverse(all);
        List<AutoCloseable> running = all.stream().flatMap(component -> component.settled().stream())
            .<AutoCloseable>map(component -> component)
            .toList();
        RuntimeException failure = null;
        for (AutoCloseable component : running) {
            try {
                component.close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("Not everything could be stopped", e) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Each after those that it talks to. */
    private List<Starting<? extends AutoCloseable>> inOrder() {
        return Stream.of(postgres, secretsManager, dynamoDb, dynamoDbClient, sqs, sqsClient, sns, snsClient)
            .filter(Objects::nonNull).<Starting<? extends AutoCloseable>>map(component -> component).toList();
    }

    private LocalSns startSns() {
        LocalSns topics = LocalSns.start(port(Component.SNS), sqsEndpoint(), LocalAccount.REGION, LocalAccount.NUMBER);
        topics.subscribed(false);
        return topics;
    }

    private <T> Starting<T> start(Supplier<T> start) {
        return Starting.by(() -> {
            if (postgres != null) {
                postgres.get();
            }
            return start.get();
        }, threads);
    }

    private <T> Starting<T> startIfWanted(Component component, Supplier<T> start) {
        return wanted.contains(component) ? start(start) : null;
    }

    private int port(Component component) {
        return ports.getOrDefault(component, 0);
    }

    private URI endpoint(Component component, Supplier<URI> ofServer) {
        return port(component) == 0 ? ofServer.get() : Loopback.uri(port(component));
    }

    private static <T> T wanted(Component component, T value) {
        if (value == null) {
            throw new IllegalStateException("This cloud was started without " + component.label());
        }
        return value;
    }
}
