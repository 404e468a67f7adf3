package io.guardianpartner.local.sns;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;

import io.guardianpartner.local.http.LocalHttpServer;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A running SNS on 127.0.0.1 that delivers to SQS queues. Everything is in memory and gone when it is closed. It ignores
 * credentials and topic policies.
 */
public final class LocalSns implements AutoCloseable {

    private final LocalHttpServer server;
    private final QueueSender sender;
    private final SqsClient sqs;

    private LocalSns(LocalHttpServer server, QueueSender sender, SqsClient sqs) {
        this.server = server;
        this.sender = sender;
        this.sqs = sqs;
    }

    /**
     * Starts it.
     *
     * @param port on 127.0.0.1; 0 for any free one
     * @param sqsEndpoint where the queues are
     *
     * @throws io.guardianpartner.local.http.PortTakenException if somebody else listens there
     */
    public static LocalSns start(int port, URI sqsEndpoint, String region, String accountId) {
        Account account = new Account(region, accountId);
        SqsClient sqs = SqsClient.builder()
            .endpointOverride(sqsEndpoint)
            .region(Region.of(region))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .checksumValidationEnabled(false)
            .build();
        QueueSender sender = new QueueSender(sqs, queue -> sqsEndpoint + "/" + accountId + "/" + queue);
        try {
            LocalHttpServer server = LocalHttpServer.named("SNS")
                .route("POST", "/", new QueryApi(actions(account, new Delivery(sender))))
                .start(port);
            return new LocalSns(server, sender, sqs);
        } catch (RuntimeException e) {
            sender.close();
            sqs.close();
            throw e;
        }
    }

    public URI endpoint() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
        sender.close();
        sqs.close();
    }

    private static Map<String, Function<Parameters, Xml>> actions(Account account, Delivery delivery) {
        Topics all = new Topics(account);
        TopicActions topics = new TopicActions(all, account);
        SubscriptionActions subscriptions = new SubscriptionActions(all, account);
        PublishActions publish = new PublishActions(all, delivery);
        return Map.ofEntries(
            Map.entry("CreateTopic", topics::create),
            Map.entry("DeleteTopic", topics::delete),
            Map.entry("ListTopics", topics::list),
            Map.entry("GetTopicAttributes", topics::attributes),
            Map.entry("SetTopicAttributes", topics::setAttribute),
            Map.entry("Subscribe", subscriptions::subscribe),
            Map.entry("Unsubscribe", subscriptions::unsubscribe),
            Map.entry("ListSubscriptions", subscriptions::list),
            Map.entry("ListSubscriptionsByTopic", subscriptions::listByTopic),
            Map.entry("GetSubscriptionAttributes", subscriptions::attributes),
            Map.entry("SetSubscriptionAttributes", subscriptions::setAttribute),
            Map.entry("Publish", publish::publish),
            Map.entry("PublishBatch", publish::publishBatch));
    }
}
