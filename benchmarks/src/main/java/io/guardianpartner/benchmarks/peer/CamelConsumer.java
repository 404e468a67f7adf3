package io.guardianpartner.benchmarks.peer;

import io.guardianpartner.benchmarks.client.Consuming.Consumer;
import io.guardianpartner.benchmarks.client.Meter;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Camel's aws2-sqs consumer with a route that does nothing. */
public final class CamelConsumer {

    private static final String QUEUE_URL = System.getenv("GUARDIAN_QUEUE_URL");
    private static final String ENDPOINT = "aws2-sqs:orders?queueUrl=RAW(" + QUEUE_URL
        + ")&amazonSQSClient=#sqs&messageAttributeNames=All";
    private static final String TUNED = "&maxMessagesPerPoll=10&greedy=true&initialDelay=0&delay=1&waitTimeSeconds=1"
        + "&concurrentConsumers=8";

    private CamelConsumer() {}

    /** With its defaults: one message a poll, two polls a second. */
    public static Consumer asItIs() throws Exception {
        return start(ENDPOINT);
    }

    /** With its own options at their best; a delete is a request of its own in any case. */
    public static Consumer tuned() throws Exception {
        return start(ENDPOINT + TUNED);
    }

    private static Consumer start(String endpoint) throws Exception {
        var sqs = SqsClient.create();
        var camel = new DefaultCamelContext();
        camel.getRegistry().bind("sqs", sqs);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(endpoint).routeId("consume").process(message -> Meter.handled()).id("nothing");
            }
        });
        camel.start();
        return () -> {
            camel.close();
            sqs.close();
        };
    }
}
