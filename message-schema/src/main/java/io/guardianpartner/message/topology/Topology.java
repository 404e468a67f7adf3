package io.guardianpartner.message.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.message.Services;

/**
 * Everything that an environment needs so that its services hear each other, in the contract's order. Per service: a
 * queue with its dead letters, a topic, and for each service that it listens to a subscription with dead letters of its
 * own. A subscription passes what its sender wrote for this service or for all.
 */
public record Topology(String environment, List<Queue> queues, List<DeadLetterQueue> deadLetterQueues,
    List<Topic> topics, List<Subscription> subscriptions) {

    private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration RETENTION = Duration.ofDays(4);
    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);
    private static final Duration LONG_POLL = Duration.ofSeconds(20);
    /** Above the 20 receives after which a service parks a message itself: the backstop for crashes. */
    private static final int MAX_RECEIVE_COUNT = 25;

    private static final String DEAD_LETTERS = "-dead-letters";
    private static final Pattern ENVIRONMENT = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int NAME_LIMIT = 80;

    public Topology {
        queues = List.copyOf(queues);
        deadLetterQueues = List.copyOf(deadLetterQueues);
        topics = List.copyOf(topics);
        subscriptions = List.copyOf(subscriptions);
    }

    /**
     * What the contract implies for an environment.
     *
     * @throws IllegalArgumentException
     *             if the environment is not made of lower-case letters, digits and single hyphens, or a name becomes
     *             longer than SQS permits (80 characters)
     */
    public static Topology of(Contract contract, String environment) {
        var topology = new Topology.Builder(environment);
        contract.services().values().forEach(topology::ownedBy);
        for (var service : contract.services().values()) {
            for (var sender : service.listensTo()) {
                topology.hears(service, contract.services().get(sender));
            }
        }
        return topology.build();
    }

    /**
     * What of it a service cannot do without: its queue, its topic, its subscriptions, and the dead letters of all of
     * them.
     */
    public Topology partOf(ServiceEntry service) {
        var queue = physicalName(environment, service.queue());
        var topic = physicalName(environment, service.topic());
        var heard = subscriptions.stream().filter(subscription -> subscription.queue().equals(queue)).toList();
        var own = queues.stream().filter(candidate -> candidate.name().equals(queue)).toList();
        var deadLetters = Stream.concat(own.stream().map(Queue::deadLetterQueue),
            heard.stream().map(Subscription::deadLetterQueue)).toList();
        return new Topology(environment, own,
            deadLetterQueues.stream().filter(candidate -> deadLetters.contains(candidate.name())).toList(),
            topics.stream().filter(candidate -> candidate.name().equals(topic)).toList(), heard);
    }

    /** What a queue or topic with this logical name is called in the environment. */
    public static String physicalName(String environment, String logicalName) {
        if (!ENVIRONMENT.matcher(environment).matches()) {
            throw new IllegalArgumentException("an environment's name has lower-case letters, digits and hyphens");
        }
        var name = environment + "-" + logicalName;
        if (name.length() > NAME_LIMIT) {
            throw new IllegalArgumentException(name + " is longer than " + NAME_LIMIT + " characters");
        }
        return name;
    }

    /** The logical name of a queue's dead-letter queue. */
    public static String deadLettersOf(String queue) {
        return queue + DEAD_LETTERS;
    }

    /** The logical name of the queue for what SNS cannot deliver from a topic to a queue. */
    public static String undeliveredTo(String queue, String fromTopic) {
        return queue + "-from-" + fromTopic + DEAD_LETTERS;
    }

    private static final class Builder {

        private final String environment;
        private final List<Queue> queues = new ArrayList<>();
        private final List<DeadLetterQueue> deadLetterQueues = new ArrayList<>();
        private final List<Topic> topics = new ArrayList<>();
        private final List<Subscription> subscriptions = new ArrayList<>();

        Builder(String environment) {
            this.environment = environment;
        }

        void ownedBy(ServiceEntry service) {
            var deadLetters = deadLetterQueue(deadLettersOf(service.queue()));
            queues.add(new Queue(physical(service.queue()), deadLetters, VISIBILITY_TIMEOUT, RETENTION,
                MAX_RECEIVE_COUNT, LONG_POLL));
            topics.add(new Topic(physical(service.topic())));
        }

        void hears(ServiceEntry service, ServiceEntry sender) {
            var undelivered = deadLetterQueue(undeliveredTo(service.queue(), sender.topic()));
            subscriptions.add(new Subscription(physical(sender.topic()), physical(service.queue()), undelivered,
                filterPolicy(service, sender), true));
        }

        Topology build() {
            return new Topology(environment, queues, deadLetterQueues, topics, subscriptions);
        }

        private String deadLetterQueue(String logicalName) {
            var name = physical(logicalName);
            deadLetterQueues.add(new DeadLetterQueue(name, DEAD_LETTER_RETENTION));
            return name;
        }

        private String physical(String logicalName) {
            return physicalName(environment, logicalName);
        }

        private static String filterPolicy(ServiceEntry service, ServiceEntry sender) {
            var policy = new LinkedHashMap<String, List<String>>();
            policy.put(Attributes.TARGET, List.of(service.name(), Services.ANY));
            policy.put(Attributes.SENDER, List.of(sender.name()));
            try {
                return Json.mapper().writeValueAsString(policy);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("lists of strings can always be written", e);
            }
        }
    }
}
