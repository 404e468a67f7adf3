package io.guardianpartner.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import io.guardianpartner.message.payload.PaymentSuccess;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    @Test
    void aMessageComesBackAsItWasMade() {
        var contract = Contract.load();
        var paid = new PaymentSuccess(Ids.next(), Ids.next(), Money.of("29.90"), Instant.parse("2026-01-01T12:00:00Z"));
        var message = contract.message(Services.PAYMENTS, Services.ORDERS, MessageTypes.MSG_PAYMENT_SUCCESS,
            paid.orderId(), paid);

        var read = contract.read(message.body());
        contract.validatePayload(read);

        assertThat(contract.payload(read)).isEqualTo(paid);
    }
}
