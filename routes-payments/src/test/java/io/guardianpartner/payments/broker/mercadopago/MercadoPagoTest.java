package io.guardianpartner.payments.broker.mercadopago;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.PixCodes;
import io.guardianpartner.payments.payment.Refund;
import org.junit.jupiter.api.AfterEach;

/** A broker that speaks to a server which records its requests. */
abstract class MercadoPagoTest {

    static final String TOKEN = "APP_USR-secret-token";
    static final String EMAIL = "someone@example.com";
    static final String CODE = PixCodes.of("59.80");
    static final String PAID = """
        {"id": 4711, "status": "approved", "status_detail": "accredited", "currency_id": "BRL", "transaction_amount": 59.8,
         "external_reference": "ours", "date_approved": "2026-01-01T08:00:00.000-04:00",
         "date_of_expiration": "2026-01-01T09:00:00.000-04:00",
         "point_of_interaction": {"transaction_data": {"qr_code": "%s"}},
         "refunds": [{"id": 9, "status": "in_process"}]}"""
        .formatted(CODE);

    final RecordingServer server = new RecordingServer();
    final MercadoPagoBroker broker = broker(server.uri(), URI.create("https://guardian.example/hook"));
    final Instant payBy = Instant.parse("2026-01-01T12:35:00Z");
    final Payment payment = Payment.intended(Ids.next(), Ids.next(), Money.of("59.80"), payBy, EMAIL,
        Instant.EPOCH);

    @AfterEach
    void stop() {
        server.close();
    }

    Payment known(Refund refund) {
        return new Payment(payment.id(), payment.orderId(), payment.amount(), payBy, null, PaymentStatus.SUCCESS, null,
            "4711", null, Money.ZERO, Money.ZERO, Money.ZERO, null, false, refund == null ? List.of() : List.of(refund),
            null, 0, Instant.EPOCH,
            Instant.EPOCH, null);
    }

    static MercadoPagoBroker broker(URI base, URI notificationUrl) {
        MercadoPagoProperties properties = new MercadoPagoProperties(base, TOKEN, notificationUrl,
            Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new MercadoPagoBroker(new MercadoPagoHttpClient(properties), properties);
    }
}
