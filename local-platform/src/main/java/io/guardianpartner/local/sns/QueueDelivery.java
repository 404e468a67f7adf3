package io.guardianpartner.local.sns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers notifications to all subscriptions that want them. What a queue does not take goes to the subscription's
 * dead-letter queue; without one, or if that fails too, it is discarded, as SNS does. Only when SQS itself fails, so
 * that a message could be kept nowhere, the publish fails: then the publisher still has it.
 */
final class QueueDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(QueueDelivery.class);
    private static final int PATIENCE_SECONDS = 60;

    private final QueueSender sender;

    QueueDelivery(QueueSender sender) {
        this.sender = sender;
    }

    /** Returns when every message is where it belongs. */
    void deliver(SnsTopic topic, List<Notification> notifications) {
        List<CompletableFuture<Void>> outcomes = new ArrayList<>();
        for (SnsSubscription subscription : topic.subscriptions()) {
            List<Notification> wanted = notifications.stream().filter(subscription::wants).toList();
            if (!wanted.isEmpty()) {
                outcomes.addAll(send(subscription, wanted));
            }
        }
        await(CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new)));
    }

    private List<CompletableFuture<Void>> send(SnsSubscription subscription, List<Notification> notifications) {
        SubscriptionSettings settings = subscription.settings();
        List<CompletableFuture<Void>> outcomes = new ArrayList<>();
        List<Notification> fitting = notifications;
        if (settings.raw()) {
            fitting = notifications.stream().filter(QueueMessage::fitsRaw).toList();
            notifications.stream()
                .filter(notification -> !QueueMessage.fitsRaw(notification))
                .forEach(notification -> outcomes.add(undeliverable(subscription, notification,
                    new DeliveryFailure("more than 10 attributes with raw delivery", true, null))));
        }
        List<QueueMessage> messages = fitting.stream().map(notification -> shaped(settings, notification)).toList();
        List<CompletableFuture<Void>> sent = sender.send(subscription.queue(), messages);
        for (int i = 0; i < sent.size(); i++) {
            Notification notification = fitting.get(i);
            outcomes.add(sent.get(i)
                .exceptionallyCompose(failure -> undeliverable(subscription, notification, failure)));
        }
        return outcomes;
    }

    private CompletableFuture<Void> undeliverable(SnsSubscription subscription, Notification notification,
        Throwable failure) {
        SubscriptionSettings settings = subscription.settings();
        String deadLetters = settings.deadLetterQueue();
        if (deadLetters == null) {
            return discardIfRefused(subscription, notification, failure);
        }
        LOG.warn("{} goes to {}: {} does not take it ({})", notification.messageId(), deadLetters,
            subscription.queue(), cause(failure).getMessage());
        return sender.send(deadLetters, List.of(shaped(settings, notification)))
            .get(0)
            .exceptionallyCompose(second -> discardIfRefused(subscription, notification, second));
    }

    private static CompletableFuture<Void> discardIfRefused(SnsSubscription subscription, Notification notification,
        Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof DeliveryFailure refused && refused.clientSide()) {
            LOG.error("{} is discarded: neither {} nor a dead-letter queue takes it ({})", notification.messageId(),
                subscription.queue(), cause.getMessage());
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.failedFuture(cause);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    /** A message that does not fit raw can only be kept complete inside an envelope. */
    private static QueueMessage shaped(SubscriptionSettings settings, Notification notification) {
        return settings.raw() && QueueMessage.fitsRaw(notification)
            ? QueueMessage.raw(notification)
            : QueueMessage.enveloped(notification);
    }

    private static void await(CompletableFuture<Void> all) {
        try {
            all.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SnsFault.internal("SNS is being shut down");
        } catch (ExecutionException e) {
            LOG.error("A message could neither be delivered nor kept", e.getCause());
            throw SnsFault.internal("Not delivered: " + e.getCause().getMessage());
        } catch (TimeoutException e) {
            throw SnsFault.internal("Not delivered within " + PATIENCE_SECONDS + " s");
        }
    }
}
