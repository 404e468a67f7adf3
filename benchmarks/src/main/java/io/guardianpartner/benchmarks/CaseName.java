package io.guardianpartner.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.guardianpartner.benchmarks.client.Case;
import io.guardianpartner.benchmarks.client.Consuming;
import io.guardianpartner.benchmarks.guardian.IdleService;
import io.guardianpartner.benchmarks.guardian.InboundService;
import io.guardianpartner.benchmarks.guardian.ItemRelay;
import io.guardianpartner.benchmarks.guardian.MetricsInTurns;
import io.guardianpartner.benchmarks.guardian.OutboxLatency;
import io.guardianpartner.benchmarks.guardian.OutboxRelay;
import io.guardianpartner.benchmarks.peer.BareItemLoop;
import io.guardianpartner.benchmarks.peer.BareItemRelay;
import io.guardianpartner.benchmarks.peer.BareJdbcLoop;
import io.guardianpartner.benchmarks.peer.BarePublishLoop;
import io.guardianpartner.benchmarks.peer.CamelConsumer;
import io.guardianpartner.benchmarks.peer.RawLoop;
import io.guardianpartner.benchmarks.peer.SpringCloudAws;

/** Everything that is measured. */
public enum CaseName {

    /** The limit: what the SDK can do with nothing around it. */
    INBOUND_RAW(Kind.INBOUND, () -> new Consuming(RawLoop::start)),
    /** All that a service does with a message, without a database. */
    INBOUND_GUARDIAN(Kind.INBOUND, () -> new Consuming(InboundService.withoutDatabase())),
    /** Spring Cloud AWS with many messages at a time. */
    INBOUND_SPRING_TUNED(Kind.INBOUND, () -> new Consuming(SpringCloudAws.tuned())),
    /** Spring Cloud AWS with its defaults. */
    INBOUND_SPRING(Kind.INBOUND, () -> new Consuming(SpringCloudAws.asItIs())),
    /** Camel's component with several consumers. */
    INBOUND_CAMEL_TUNED(Kind.INBOUND, () -> new Consuming(CamelConsumer::tuned)),
    /** Camel's component with its defaults. */
    INBOUND_CAMEL(Kind.INBOUND_SLOW, () -> new Consuming(CamelConsumer::asItIs)),
    /** The limit with a database. */
    POSTGRES_JDBC(Kind.POSTGRES, () -> new Consuming(BareJdbcLoop::start)),
    /** All that a service does with a message. */
    POSTGRES_GUARDIAN(Kind.POSTGRES, () -> new Consuming(InboundService.withPostgres())),
    /** Spring Cloud AWS with many messages at a time, and the same two statements in a transaction for each. */
    POSTGRES_SPRING(Kind.POSTGRES, () -> new Consuming(SpringCloudAws.withPostgres())),
    /** The limit with DynamoDB. */
    DYNAMODB_RAW(Kind.DYNAMODB, () -> new Consuming(BareItemLoop::start)),
    /** All that a service does with a message. */
    DYNAMODB_GUARDIAN(Kind.DYNAMODB, () -> new Consuming(InboundService.withDynamoDb())),
    /** The limit of sending. */
    RELAY_PUBLISH(Kind.RELAY, BarePublishLoop::new),
    /** From the outbox to the topic. */
    RELAY_GUARDIAN(Kind.RELAY, OutboxRelay::new),
    /** The limit of sending what items carry. */
    RELAY_DYNAMODB_RAW(Kind.RELAY_DYNAMODB, BareItemRelay::new),
    /** From items to the topic. */
    RELAY_DYNAMODB_GUARDIAN(Kind.RELAY_DYNAMODB, ItemRelay::new),
    /** A service that idles, and then has everything at once. */
    BURST_GUARDIAN(Kind.BURST, () -> Consuming.ofBurst(InboundService.withoutDatabase())),
    /** Spring Cloud AWS that does. */
    BURST_SPRING_TUNED(Kind.BURST, () -> Consuming.ofBurst(SpringCloudAws.tuned())),
    /** What a service does with a message, without a database: what of it metrics cost. */
    METRICS(Kind.INBOUND, () -> new MetricsInTurns(InboundService.withoutDatabase())),
    /** The same with a database. */
    POSTGRES_METRICS(Kind.POSTGRES, () -> new MetricsInTurns(InboundService.withPostgres())),
    /** From a commit to the receipt. */
    LATENCY(Kind.LATENCY, OutboxLatency::new),
    /** Nothing to do. */
    IDLE(Kind.IDLE, IdleService::new);

    /** The preparation of a run, and its length. */
    public enum Kind {
        /** A full queue. */
        INBOUND,
        /** A queue with a few messages, because more would take minutes. */
        INBOUND_SLOW,
        /** A full queue and an empty database. */
        POSTGRES,
        /** A full queue and a table with an item for each message. */
        DYNAMODB,
        /** A topic without subscriptions. */
        RELAY,
        /** The same, and a table of items with a message each. */
        RELAY_DYNAMODB,
        /** A queue that is empty for a while and then full. */
        BURST,
        /** A topic with one. */
        LATENCY,
        /** Nothing. */
        IDLE
    }

    private final Kind kind;
    private final Callable<Case> open;

    CaseName(Kind kind, Callable<Case> open) {
        this.kind = kind;
        this.open = open;
    }

    /** As it is written on the command line and in results. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Kind kind() {
        return kind;
    }

    public Case open() throws Exception {
        return open.call();
    }

    /** @throws IllegalArgumentException when there is none */
    public static CaseName of(String id) {
        return Arrays.stream(values()).filter(name -> name.id().equals(id)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no case " + id + "; there are "
                + String.join(", ", Arrays.stream(values()).map(CaseName::id).toList())));
    }
}
