package io.guardianpartner.routing.outbox;

import org.apache.camel.builder.RouteBuilder;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * From a batch to the service's topic: ten messages a request, a few requests at a time. The caller waits, in its own thread and
 * transaction, and gets a {@link Published}.
 */
final class PublishRoutes extends RouteBuilder {

    /** A {@link Batch} as body becomes a {@link Published}. */
    static final String PUBLISH = "direct:guardian-publish";

    /** The bean name of the client that the endpoint uses. */
    static final String CLIENT = "outboxSnsClient";

    private static final String REQUEST = "direct:guardian-publish-request";

    private final String service;
    private final String topic;
    private final PublishSteps steps;

    PublishRoutes(String service, String topicArn, PublishSteps steps) {
        this.service = service;
        this.topic = "aws2-sns:" + topicArn + "?batchEnabled=true&autoCreateTopic=false&amazonSNSClient=#" + CLIENT;
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from(PUBLISH).routeId(service + ".job.publish")
            .errorHandler(noErrorHandler())
            .transform().body(Batch.class, steps::begin).id("publish-begin")
            .process(steps.requests(getContext(), REQUEST)).id("publish-requests")
            .transform().body(Publication.class, Publication::published).id("published");

        from(REQUEST).routeId(service + ".out.publish")
            .errorHandler(noErrorHandler())
            .setVariable(PublishSteps.REQUEST, body()).id("publish-keep")
            .transform().body(OutboxRequest.class, OutboxRequest::entries).id("publish-entries")
            .doTry()
                .to(topic).id("publish")
                .process(steps::answered).id("publish-answered")
            .doCatch(SdkException.class)
                .choice()
                    .when(PublishSteps::concernsNoMessage)
                        .process(steps::isAway).id("publish-away")
                    .when(PublishSteps::isSingle)
                        .process(steps::refused).id("publish-refused")
                    .otherwise()
                        .split().exchange(PublishSteps::oneByOne).stopOnException().id("publish-one-by-one")
                            .filter(steps::goesOn).to(REQUEST).id("publish-one");
    }
    // @formatter:on
}
