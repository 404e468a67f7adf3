package io.guardianpartner.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.guardianpartner.local.dynamodb.LocalDynamoDb;
import io.guardianpartner.local.postgres.LocalPostgres;
import io.guardianpartner.local.secrets.LocalSecretsManager;
import io.guardianpartner.local.sns.LocalSns;
import io.guardianpartner.local.sqs.LocalSqs;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The parts that run, and clients for them. What was started last is stopped first. */
final class RunningParts implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private LocalSqs sqs;
    private LocalSns sns;
    private LocalDynamoDb dynamoDb;
    private LocalPostgres postgres;
    private LocalSecretsManager secretsManager;
    private SqsClient sqsClient;
    private SnsClient snsClient;
    private DynamoDbClient dynamoDbClient;

    private RunningParts() {}

    static RunningParts start(Map<Part, Integer> ports, Set<Part> wanted) {
        QuietLogging.apply();
        RunningParts parts = new RunningParts();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            var messaging = parts.async(threads, () -> parts.startMessaging(ports));
            var tables = parts.async(threads, () -> parts.startDynamoDb(ports, wanted.contains(Part.DYNAMODB)));
            var database = parts.async(threads, () -> parts.startPostgres(ports, wanted.contains(Part.POSTGRES)));
            var secrets = parts.async(threads,
                () -> parts.startSecretsManager(ports, wanted.contains(Part.SECRETS_MANAGER)));
            parts.await(messaging, tables, database, secrets);
            return parts;
        } finally {
            threads.shutdown();
        }
    }

    boolean has(Part part) {
        return switch (part) {
            case SQS, SNS -> true;
            case DYNAMODB -> dynamoDb != null;
            case POSTGRES -> postgres != null;
            case SECRETS_MANAGER -> secretsManager != null;
        };
    }

    LocalSqs sqs() {
        return sqs;
    }

    LocalSns sns() {
        return sns;
    }

    LocalDynamoDb dynamoDb() {
        return wanted(Part.DYNAMODB, dynamoDb);
    }

    LocalPostgres postgres() {
        return wanted(Part.POSTGRES, postgres);
    }

    LocalSecretsManager secretsManager() {
        return wanted(Part.SECRETS_MANAGER, secretsManager);
    }

    SqsClient sqsClient() {
        return sqsClient;
    }

    SnsClient snsClient() {
        return snsClient;
    }

    DynamoDbClient dynamoDbClient() {
        return wanted(Part.DYNAMODB, dynamoDbClient);
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        for (AutoCloseable part = next(); part != null; part = next()) {
            try {
                part.close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("Not everything could be stopped", e) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void startMessaging(Map<Part, Integer> ports) {
        sqs = keep(LocalSqs.start(ports.getOrDefault(Part.SQS, 0), LocalCloud.REGION, LocalCloud.ACCOUNT));
        sns = keep(LocalSns.start(ports.getOrDefault(Part.SNS, 0), sqs.endpoint(), LocalCloud.REGION,
            LocalCloud.ACCOUNT));
        sqsClient = keep(Clients.sqs(sqs.endpoint()));
        snsClient = keep(Clients.sns(sns.endpoint()));
    }

    private void startDynamoDb(Map<Part, Integer> ports, boolean wanted) {
        if (wanted) {
            dynamoDb = keep(LocalDynamoDb.start(ports.getOrDefault(Part.DYNAMODB, 0)));
            dynamoDbClient = keep(Clients.dynamoDb(dynamoDb.endpoint()));
        }
    }

    private void startPostgres(Map<Part, Integer> ports, boolean wanted) {
        if (wanted) {
            postgres = keep(LocalPostgres.start(ports.getOrDefault(Part.POSTGRES, 0)));
        }
    }

    private void startSecretsManager(Map<Part, Integer> ports, boolean wanted) {
        if (wanted) {
            secretsManager = keep(LocalSecretsManager.start(ports.getOrDefault(Part.SECRETS_MANAGER, 0),
                LocalCloud.REGION, LocalCloud.ACCOUNT));
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        synchronized (started) {
            started.push(part);
        }
        return part;
    }

    private AutoCloseable next() {
        synchronized (started) {
            return started.poll();
        }
    }

    private CompletableFuture<Void> async(ExecutorService threads, Runnable start) {
        return CompletableFuture.runAsync(start, threads);
    }

    /** Waits for all of them even if one fails, so that nothing comes up after the rest was stopped. */
    private void await(CompletableFuture<?>... starting) {
        CompletableFuture<Void> all = CompletableFuture.allOf(starting);
        try {
            all.join();
        } catch (CompletionException e) {
            close();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static <T> T wanted(Part part, T value) {
        if (value == null) {
            throw new IllegalStateException("This cloud was started without " + part.label());
        }
        return value;
    }
}
