package io.guardianpartner.payments.viewing;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.payments.storing.StoredPayment;
import io.guardianpartner.routing.rest.Page;
import io.guardianpartner.routing.rest.ProblemException;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The steps of {@link ViewingRoutes}, and of others who are asked for a payment by its id. */
@Component("viewing")
class Viewing {

    public UUID id(@Header("id") String id) {
        return uuid("id", id);
    }

    public UUID orderId(@Header("orderId") String orderId) {
        if (orderId == null) {
            throw ProblemException.malformedParameter("orderId", "must be given");
        }
        return uuid("orderId", orderId);
    }

    /** @throws ProblemException 404 */
    public StoredPayment found(@Body StoredPayment stored, @Header("id") String id) {
        if (stored == null) {
            throw ProblemException.notFound("payment", id);
        }
        return stored;
    }

    public PaymentView one(@Body StoredPayment stored) {
        return PaymentView.of(stored.payment());
    }

    public Page<PaymentView> page(@Body List<StoredPayment> stored) {
        return Page.last(stored.stream().map(this::one).toList());
    }

    private static UUID uuid(String name, String text) {
        try {
            return Ids.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.malformedParameter(name, "must be a UUID");
        }
    }
}
