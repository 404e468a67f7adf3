package io.guardianpartner.payments.query;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.api.Page;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.ResourceId;
import io.guardianpartner.payments.store.StoredPayment;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link PaymentQueryRoutes}, and of others who are asked for a payment by its id. */
@Component
public class PaymentQuerySteps {

    /** The id in the path. */
    public UUID id(Exchange exchange) {
        return ResourceId.orMalformed(exchange, "id");
    }

    UUID orderId(Exchange exchange) {
        return ResourceId.orMalformed(exchange, "orderId");
    }

    /**
     * Checks that the payment was found, in the variable {@code stored}.
     *
     * @throws ProblemException 404
     */
    public void checkFound(Exchange exchange) {
        if (exchange.getVariable("stored") == null) {
            throw ProblemException.notFound("payment", exchange.getMessage().getHeader("id", String.class));
        }
    }

    PaymentView one(Exchange exchange) {
        return PaymentView.of(exchange.getVariable("stored", StoredPayment.class).payment());
    }

    Page<PaymentView> page(Exchange exchange) {
        List<?> stored = exchange.getVariable("stored", List.class);
        return Page.last(stored.stream().map(StoredPayment.class::cast).map(StoredPayment::payment)
            .map(PaymentView::of).toList());
    }
}
