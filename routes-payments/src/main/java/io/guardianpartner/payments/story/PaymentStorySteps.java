package io.guardianpartner.payments.story;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.api.ResourceId;
import io.guardianpartner.api.story.StoryPart;
import io.guardianpartner.routing.log.KeptMessage;
import io.guardianpartner.routing.log.MessageLog;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link PaymentStoryRoutes}. */
@Component
class PaymentStorySteps {

    private final MessageLog log;

    PaymentStorySteps(MessageLog log) {
        this.log = log;
    }

    UUID orderId(Exchange exchange) {
        return ResourceId.orMalformed(exchange, "orderId");
    }

    List<KeptMessage> messages(Exchange exchange) {
        return log.of(exchange.getVariable("orderId", UUID.class));
    }

    @SuppressWarnings("unchecked")
    StoryPart part(Exchange exchange) {
        return PaymentStory.part(exchange.getVariable("payments", List.class),
            exchange.getVariable("refunds", List.class), exchange.getVariable("cancellations", List.class),
            exchange.getVariable("notifications", List.class), exchange.getVariable("messages", List.class));
    }
}
