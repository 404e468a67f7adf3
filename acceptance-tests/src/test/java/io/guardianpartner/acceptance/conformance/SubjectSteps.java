package io.guardianpartner.acceptance.conformance;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.acceptance.conformance.Ledger.Effect;
import io.guardianpartner.acceptance.conformance.Ledger.Result;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.payload.PaymentRefundFailed;
import io.guardianpartner.message.payload.PaymentRefunded;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.inbound.DuplicateMessage;
import io.guardianpartner.routing.inbound.InboundMessage;
import io.guardianpartner.routing.inbound.StaleMessage;
import org.apache.camel.Exchange;

/** The steps of the subject's handlers, interrupted by the script. */
final class SubjectSteps {

    private final String pod;
    private final Script script;
    private final Ledger ledger;
    private final Messages messages;

    SubjectSteps(String pod, Script script, Ledger ledger, Messages messages) {
        this.pod = pod;
        this.script = script;
        this.ledger = ledger;
        this.messages = messages;
    }

    void begin(Exchange exchange) throws Exception {
        InboundMessage message = InboundMessage.of(exchange);
        script.begins(pod, order(message), exchange.getMessage().getBody(), message);
    }

    void refundFailed(Exchange exchange) throws Exception {
        PaymentRefundFailed refund = exchange.getMessage().getBody(PaymentRefundFailed.class);
        apply(exchange, null, script.toTell(refund.orderId(), refund.reason(), messages));
    }

    void refunded(Exchange exchange) throws Exception {
        PaymentRefunded refund = exchange.getMessage().getBody(PaymentRefunded.class);
        apply(exchange, refund.totalRefunded().amount().intValueExact(), List.of());
    }

    void cancelled(Exchange exchange) throws Exception {
        apply(exchange, null, List.of());
    }

    private void apply(Exchange exchange, Integer level, List<Message> tells) throws Exception {
        InboundMessage message = InboundMessage.of(exchange);
        Result result = ledger.apply(new Effect(order(message), message, level, tells),
            () -> script.ends(order(message), message));
        if (result == Result.HANDLED_BEFORE) {
            DuplicateMessage.mark(exchange);
        } else if (result == Result.TOO_LATE) {
            StaleMessage.mark(exchange, "a higher total is known");
        }
    }

    private static UUID order(InboundMessage message) {
        return message.correlationId();
    }
}
