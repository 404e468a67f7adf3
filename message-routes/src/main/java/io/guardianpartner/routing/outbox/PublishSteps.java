package io.guardianpartner.routing.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

/** The steps around the request to SNS: they cut a batch into requests and look at what became of each message. Thread-safe. */
final class PublishSteps {

    /** The exchange variable with the {@link OutboxRequest} that is under way. */
    static final String REQUEST = "request";

    private static final Logger LOG = LoggerFactory.getLogger(PublishSteps.class);

    private final int requestsAtATime;
    private final Duration batchTimeout;
    private final Clock clock;
    private final Consumer<OutboxMessage> refusals;
    private final AtomicBoolean away = new AtomicBoolean();

    /**
     * @param requestsAtATime maximum requests of all batches under way at a time, beside those of batches that need a single one
     * @param batchTimeout after it no further request is begun for a batch
     * @param refusals is told of each message that SNS refuses for good
     */
    PublishSteps(int requestsAtATime, Duration batchTimeout, Clock clock, Consumer<OutboxMessage> refusals) {
        this.requestsAtATime = requestsAtATime;
        this.batchTimeout = batchTimeout;
        this.clock = clock;
        this.refusals = refusals;
    }

    Publication begin(Batch batch) {
        return new Publication(batch, clock.instant().plus(batchTimeout));
    }

    /** The step that sends each request of a publication into that route. */
    Processor requests(CamelContext camel, String route) {
        return new ParallelRequests(camel, route, requestsAtATime, clock);
    }

    /** SNS has answered, for each entry separately. */
    void answered(Exchange exchange) {
        OutboxRequest request = request(exchange);
        PublishBatchResponse answer = exchange.getMessage().getBody(PublishBatchResponse.class);
        if (away.getAndSet(false)) {
            LOG.info("SNS available again: publishing resumed");
        }
        List<PublishOutcome> outcomes = new ArrayList<>(
            Collections.nCopies(request.messages().size(), PublishOutcome.failed("SNS says nothing of it")));
        answer.successful().forEach(entry -> outcomes.set(Integer.parseInt(entry.id()), PublishOutcome.PUBLISHED));
        for (BatchResultErrorEntry entry : answer.failed()) {
            int index = Integer.parseInt(entry.id());
            String reason = entry.code() + ": " + entry.message();
            outcomes.set(index, SnsRejection.isForGood(entry)
                ? refused(request.messages().get(index), reason)
                : PublishOutcome.failed(reason));
        }
        for (int index = 0; index < outcomes.size(); index++) {
            request.became(index, outcomes.get(index));
        }
    }

    /** SNS has not answered, or it takes nothing at the moment. */
    static boolean concernsNoMessage(Exchange exchange) {
        return !(failure(exchange) instanceof SnsException refusal && SnsRejection.concernTheMessage(refusal));
    }

    static boolean isSingle(Exchange exchange) {
        return request(exchange).isSingle();
    }

    /** One wrong message can make SNS refuse a whole request: the others must not suffer from it. */
    static List<OutboxRequest> oneByOne(Exchange exchange) {
        return request(exchange).oneByOne();
    }

    /** Whether the message that is the body may still be tried. */
    boolean goesOn(Exchange exchange) {
        return exchange.getMessage().getBody(OutboxRequest.class).publication().goesOn(clock.instant());
    }

    void refused(Exchange exchange) {
        OutboxRequest request = request(exchange);
        request.became(0, refused(request.messages().get(0), failure(exchange).getMessage()));
    }

    void isAway(Exchange exchange) {
        if (!away.getAndSet(true)) {
            LOG.warn("SNS unavailable, messages wait in the outbox: {}", failure(exchange).getMessage());
        }
        request(exchange).publication().isAway();
    }

    private PublishOutcome refused(OutboxMessage message, String reason) {
        refusals.accept(message);
        LOG.error("Put aside {} {}: SNS refuses it: {}", message.type(), message.messageId(), reason);
        return PublishOutcome.refused(reason);
    }

    private static OutboxRequest request(Exchange exchange) {
        return exchange.getVariable(REQUEST, OutboxRequest.class);
    }

    private static Exception failure(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }
}
