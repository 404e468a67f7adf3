package io.guardianpartner.local.sns;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final AtomicBoolean subscribed;

    private LocalSns(LocalHttpServer server, QueueSender sender, SqsClient sqs, AtomicBoolean subscribed) {
        this.server = server;
        this.sender = sender;
        this.sqs = sqs;
        this.subscribed = subscribed;
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
        AtomicBoolean subscribed = new AtomicBoolean(true);
        QueueSender sender = new QueueSender(sqs, queue -> sqsEndpoint + "/" + accountId + "/" + queue);
        try {
            LocalHttpServer server = LocalHttpServer.named("SNS")
                .route("POST", "/", new QueryApi(actions(account, new QueueDelivery(sender), subscribed)))
                .start(port);
            return new LocalSns(server, sender, sqs, subscribed);
        } catch (RuntimeException e) {
            sender.close();
            sqs.close();
            throw e;
        }
    }

    public URI endpoint() {
        return server.uri();
    }

    /**
     * Says whether all subscriptions are there. Until they are, publishers are told to try again (503): a message that
     * came to a topic before its subscribers would be lost to them. They are unless said otherwise.
     */
    public void subscribed(boolean all) {
        subscribed.set(all);
    }

    @Override
    public void close() {
        server.close();
        sender.close();
        sqs.close();
    }

    private static Map<String, Function<Parameters, Xml>> actions(Account account, QueueDelivery delivery,
        AtomicBoolean subscribed) {
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
            Map.entry("Publish", whenSubscribed(subscribed, publish::publish)),
            Map.entry("PublishBatch", whenSubscribed(subscribed, publish::publishBatch)));
    }

    private static Function<Parameters, Xml> whenSubscribed(AtomicBoolean subscribed,
        Function<Parameters, Xml> publish) {
        return call -> {
            if (!subscribed.get()) {
                throw SnsFault.refused(503, "ServiceUnavailable", "Subscriptions are still being made; try again.");
            }
            return publish.apply(call);
        };
    }
}
