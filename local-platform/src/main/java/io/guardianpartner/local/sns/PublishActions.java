package io.guardianpartner.local.sns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Publish and PublishBatch. */
final class PublishActions {

    private static final int MAX_ENTRIES = 10;
    private static final Pattern ENTRY_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final Topics topics;
    private final QueueDelivery delivery;

    PublishActions(Topics topics, QueueDelivery delivery) {
        this.topics = topics;
        this.delivery = delivery;
    }

    Xml publish(Parameters call) {
        if (call.get("PhoneNumber") != null) {
            throw SnsFault.invalid("PhoneNumber Reason: only topics are published to here");
        }
        String arn = call.get("TopicArn") == null ? call.get("TargetArn") : call.get("TopicArn");
        if (arn == null || arn.isEmpty()) {
            throw SnsFault.invalid("TopicArn or TargetArn Reason: no value for required parameter");
        }
        SnsTopic topic = topics.topic("Publish", arn);
        Notification notification = Notification.read(arn, call);
        if (notification.size() > Notification.SIZE_LIMIT) {
            throw SnsFault.invalid("Message too long");
        }
        delivery.deliver(topic, List.of(notification));
        return new Xml().element("MessageId", notification.messageId());
    }

    Xml publishBatch(Parameters call) {
        SnsTopic topic = topics.topic("Publish", call.required("TopicArn"));
        List<Parameters> entries = call.list("PublishBatchRequestEntries.member");
        checkEntries(entries);
        Xml successful = new Xml();
        Xml failed = new Xml();
        List<Notification> notifications = new ArrayList<>();
        long size = 0;
        for (Parameters entry : entries) {
            try {
                Notification notification = Notification.read(topic.arn(), entry);
                notifications.add(notification);
                size += notification.size();
                successful.element("member", new Xml().element("Id", entry.get("Id"))
                    .element("MessageId", notification.messageId()));
            } catch (SnsFault refused) {
                failed.element("member", new Xml().element("Id", entry.get("Id"))
                    .element("Code", refused.code())
                    .element("Message", refused.getMessage())
                    .element("SenderFault", "true"));
            }
        }
        if (size > Notification.SIZE_LIMIT) {
            throw SnsFault.refused(400, "BatchRequestTooLong",
                "The length of all the messages put together is more than the limit.");
        }
        delivery.deliver(topic, notifications);
        return new Xml().element("Successful", successful).element("Failed", failed);
    }

    private static void checkEntries(List<Parameters> entries) {
        if (entries.isEmpty()) {
            throw SnsFault.refused(400, "EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MAX_ENTRIES) {
            throw SnsFault.refused(400, "TooManyEntriesInBatchRequest",
                "The batch request contains more entries than permissible: " + MAX_ENTRIES + ".");
        }
        Set<String> ids = new HashSet<>();
        for (Parameters entry : entries) {
            String id = entry.get("Id", "");
            if (!ENTRY_ID.matcher(id).matches()) {
                throw SnsFault.refused(400, "InvalidBatchEntryId",
                    "The Id of a batch entry in a batch request doesn't abide by the specification.");
            }
            if (!ids.add(id)) {
                throw SnsFault.refused(400, "BatchEntryIdsNotDistinct",
                    "Two or more batch entries in the request have the same Id.");
            }
        }
    }
}
