package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.payments.store.ClaimedPayment;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Payments are claimed by one pod at a time. The job itself sleeps here, so that only the test claims. */
@TestPropertySource(properties = {"guardian.payments.settling.sweep=1h", "guardian.payments.claiming.lease=1h"})
class ClaimingTest extends PaymentsTest {

    @Autowired
    private ProducerTemplate camel;

    @Test
    void aPaymentThatIsStillOursIsReconciled() {
        ClaimedPayment claimed = claim();

        assertThat(renewed(claimed)).isEqualTo(claimed.id());
    }

    @Test
    void aPaymentWhoseLeaseIsRenewedOrOverIsNobodyElses() {
        ClaimedPayment claimed = claim();
        renewed(claimed);

        assertThat(renewed(claimed)).isNull();
    }

    @Test
    void aPaymentThatSomebodyWantedMeanwhileIsLeftToTheNextClaim() {
        ClaimedPayment claimed = claim();
        camel.requestBody("direct:wake-payment", claimed.id());

        assertThat(renewed(claimed)).isNull();
        assertThat(due()).extracting(ClaimedPayment::id).contains(claimed.id());
    }

    private ClaimedPayment claim() {
        UUID woken = UUID.fromString(pending(order()));
        camel.requestBody("direct:wake-payment", woken);
        return due().stream().filter(claimed -> claimed.id().equals(woken)).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private List<ClaimedPayment> due() {
        return camel.requestBody("direct:claim-payments", null, List.class);
    }

    private Object renewed(ClaimedPayment claimed) {
        return camel.requestBody("direct:extend-claim", claimed);
    }
}
