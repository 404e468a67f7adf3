package io.guardianpartner.payments.broker.mercadopago;

import static org.junit.jupiter.api.Assumptions.abort;

import java.net.URI;
import java.time.Duration;

import io.guardianpartner.payments.broker.PaymentBroker;
import io.guardianpartner.payments.payment.Payment;

/**
 * The contract at Mercado Pago's sandbox, if MERCADOPAGO_ACCESS_TOKEN is a test token; skipped otherwise. It makes a few
 * calls one after the other, and no more than {@link LimitedCalls} lets through.
 */
class SandboxContractTest extends MercadoPagoContract {

    private static final int MOST_CALLS = 20;
    private static final URI SANDBOX = URI.create("https://api.mercadopago.com");

    /** The clients of all tests together make no more calls than that. */
    private final LimitedCalls calls = new LimitedCalls(MOST_CALLS);

    @Override
    MercadoPagoProperties open() {
        String token = SandboxToken.of(System.getenv());
        return new MercadoPagoProperties(SANDBOX, token, null, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    @Override
    PaymentBroker broker(MercadoPagoProperties properties) {
        return new MercadoPagoBroker(calls.of(new MercadoPagoHttpClient(properties)), properties);
    }

    @Override
    String strangersToken() {
        return "TEST-1000000000000000-010100-00000000000000000000000000000000-100000000";
    }

    /** Buyers of tests have addresses of this form, and none of them is a person's. */
    @Override
    String payer() {
        return "test_user_1000000001@testuser.com";
    }

    @Override
    Duration searchInterval() {
        return Duration.ofSeconds(3);
    }

    @Override
    void needs(Situation situation) {
        abort("Mercado Pago's sandbox has no " + situation + ": " + situation.sandboxLacks());
    }

    @Override
    void happens(Situation situation, Payment payment) {
        throw new IllegalStateException("a test that lets " + situation + " happen has to say that it needs it");
    }

    @Override
    void close() {
        // It is not ours.
    }
}
