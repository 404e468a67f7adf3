package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.payments.storing.Claimed;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Who has a payment in hand. The job itself sleeps here, so that only the test claims. */
@TestPropertySource(properties = {"guardian.payments.settling.sweep=1h", "guardian.payments.claiming.lease=1h"})
class ClaimingTest extends PaymentsTest {

    @Autowired
    private ProducerTemplate camel;

    @Test
    void aPaymentThatIsStillOursIsPursued() {
        Claimed claimed = claim();

        assertThat(renewed(claimed)).isEqualTo(List.of(claimed.id()));
    }

    @Test
    void aPaymentWhoseLeaseIsRenewedOrOverIsNobodyElses() {
        Claimed claimed = claim();
        renewed(claimed);

        assertThat(renewed(claimed)).isEqualTo(List.of());
    }

    @Test
    void aPaymentThatSomebodyWantedMeanwhileIsLeftToTheNextClaim() {
        Claimed claimed = claim();
        camel.requestBody("direct:wake-payment", claimed.id());

        assertThat(renewed(claimed)).isEqualTo(List.of());
        assertThat(due()).extracting(Claimed::id).contains(claimed.id());
    }

    private Claimed claim() {
        UUID woken = UUID.fromString(pending(order()));
        camel.requestBody("direct:wake-payment", woken);
        return due().stream().filter(claimed -> claimed.id().equals(woken)).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private List<Claimed> due() {
        return camel.requestBody("direct:claim-due", null, List.class);
    }

    private Object renewed(Claimed claimed) {
        return camel.requestBody("direct:renew-claim", claimed);
    }
}
