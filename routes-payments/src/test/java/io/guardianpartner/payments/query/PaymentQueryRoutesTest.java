package io.guardianpartner.payments.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.store.StoredPayment;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest(classes = {PaymentQueryRoutes.class, PaymentQuerySteps.class})
@MockEndpointsAndSkip("direct:(find-payment|list-payments)")
class PaymentQueryRoutesTest {

    private static final StoredPayment STORED = new StoredPayment(Samples.known(PaymentStatus.SUCCESS), 1, 0, null,
        false,
        null);

    @Autowired
    private RouteRun run;

    @Test
    void onePaymentIsReadByItsId() {
        run.answers("direct:find-payment", STORED);

        Exchange end = one(Samples.ID.toString());

        assertThat(run.steps()).containsExactly("read-id", "load-one", "found-one", "view-one", "write-one");
        assertThat(end.getMessage().getBody(String.class)).contains(Samples.ID.toString(), "SUCCESS");
    }

    @Test
    void whatIsNotThereIsNotFoundAndWhatIsNoIdIsNotLookedFor() {
        run.answers("direct:find-payment", null);

        assertThat(one(Samples.ID.toString()).getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("load-one", "found-one");
        assertThat(one("1").getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).containsExactly("read-id");
    }

    @Test
    void thePaymentsOfAnOrderAreAPage() {
        run.answers("direct:list-payments", List.of(STORED));

        Exchange end = run.send("direct:get-payments", null, Map.of("orderId", Samples.ORDER.toString()));

        assertThat(run.steps()).containsExactly("read-order-id", "load-list", "view-list", "write-list");
        assertThat(end.getMessage().getBody(String.class)).startsWith("{\"items\":[{");
        assertThat(run.send("direct:get-payments", null).getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).containsExactly("read-order-id");
    }

    private Exchange one(String id) {
        return run.send("direct:get-payment", null, Map.of("id", id));
    }
}
