package io.guardianpartner.payments.broker.mercadopago;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

import com.mercadopago.client.payment.PaymentClient;
import com.mercadopago.client.payment.PaymentCreateRequest;
import com.mercadopago.client.payment.PaymentPayerRequest;
import com.mercadopago.core.MPRequestOptions;
import com.mercadopago.exceptions.MPApiException;
import com.mercadopago.exceptions.MPException;
import com.mercadopago.net.MPHttpClient;
import com.mercadopago.net.MPSearchRequest;
import io.guardianpartner.payments.broker.BrokerFaultException;
import io.guardianpartner.payments.broker.BrokerUnavailableException;
import io.guardianpartner.payments.broker.OutcomeUnknownException;
import io.guardianpartner.payments.broker.PaymentBroker;
import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerAnswer.FoundNothing;
import io.guardianpartner.payments.payment.BrokerAnswer.Refused;
import io.guardianpartner.payments.payment.BrokerAnswer.Told;
import io.guardianpartner.payments.payment.BrokerAnswer.TookRefund;
import io.guardianpartner.payments.payment.Payment;

/**
 * Mercado Pago's Payments API. A CPF is never sent; the external reference is our payment's id.
 *
 * @see <a href="https://www.mercadopago.com.br/developers/en/reference/payments/_payments/post">Payments API</a>
 */
final class MercadoPagoBroker implements PaymentBroker {

    private static final String IDEMPOTENCY_KEY = "X-Idempotency-Key";

    /** Without it, a refund that the central bank holds up is a 400 instead of one in process. */
    private static final String SHOW_REFUNDS_IN_PROCESS = "X-Render-In-Process-Refunds";

    /** Nothing was done: our access is wrong. */
    private static final Set<Integer> NOT_DONE = Set.of(401, 403);

    /** Perhaps done: among them "another request with this key is under way". */
    private static final Set<Integer> PERHAPS_DONE = Set.of(408, 409, 423, 425);

    private final PaymentClient client;
    private final String notificationUrl;

    MercadoPagoBroker(MPHttpClient http, MercadoPagoProperties properties) {
        client = new PaymentClient(http);
        notificationUrl = properties.notificationAddress();
    }

    @Override
    public BrokerAnswer create(Payment payment) {
        PaymentCreateRequest request = PaymentCreateRequest.builder()
            .transactionAmount(payment.amount().amount())
            .paymentMethodId("pix")
            .payer(PaymentPayerRequest.builder().email(payment.payerEmail()).build())
            .dateOfExpiration(payment.payBy().atOffset(ZoneOffset.UTC))
            .externalReference(payment.id().toString())
            .notificationUrl(notificationUrl)
            .build();
        return answer(() -> told(client.create(request, keyed(payment.id().toString()))));
    }

    @Override
    public BrokerAnswer search(Payment payment) {
        MPSearchRequest request = MPSearchRequest.builder().limit(1).offset(0)
            .filters(Map.of("external_reference", payment.id().toString())).build();
        return answer(() -> client.search(request, plain()).getResults().stream().findFirst()
            .map(MercadoPagoBroker::told).orElseGet(FoundNothing::new));
    }

    @Override
    public BrokerAnswer look(Payment payment) {
        return answer(() -> told(client.get(brokersId(payment), plain())));
    }

    @Override
    public BrokerAnswer cancel(Payment payment) {
        return answer(() -> told(client.cancel(brokersId(payment), keyed("cancel-" + payment.id()))));
    }

    @Override
    public BrokerAnswer refund(Payment payment) {
        return answer(() -> new TookRefund(MercadoPagoFacts.refund(
            client.refund(brokersId(payment), keyed(payment.refund().id().toString())))));
    }

    private static BrokerAnswer told(com.mercadopago.resources.payment.Payment payment) {
        return new Told(MercadoPagoFacts.payment(payment));
    }

    private static BrokerAnswer answer(Call call) {
        try {
            return call.make();
        } catch (MPApiException e) {
            return refused(e);
        } catch (BrokerUnavailableException | OutcomeUnknownException e) {
            throw e;
        } catch (MPException | RuntimeException e) {
            throw new OutcomeUnknownException("an answer that cannot be read", e);
        }
    }

    private static BrokerAnswer refused(MPApiException refusal) {
        int status = refusal.getStatusCode();
        if (status == 429) {
            throw BrokerUnavailableException.until("HTTP status " + status,
                RetryAfter.of(refusal.getApiResponse().getHeaders()).orElse(null));
        }
        if (status >= 500) {
            throw new BrokerFaultException("HTTP status " + status, null);
        }
        if (NOT_DONE.contains(status)) {
            throw new BrokerUnavailableException("HTTP status " + status, null);
        }
        if (status == 404) {
            return new FoundNothing();
        }
        if (status < 400 || PERHAPS_DONE.contains(status)) {
            throw new OutcomeUnknownException("HTTP status " + status, null);
        }
        return new Refused("HTTP status " + status + MercadoPagoErrors.codes(refusal.getApiResponse().getContent()));
    }

    private static Long brokersId(Payment payment) {
        return Long.valueOf(payment.externalId());
    }

    private static MPRequestOptions keyed(String key) {
        return options(Map.of(IDEMPOTENCY_KEY, key, SHOW_REFUNDS_IN_PROCESS, "true"));
    }

    private static MPRequestOptions plain() {
        return options(Map.of(SHOW_REFUNDS_IN_PROCESS, "true"));
    }

    private static MPRequestOptions options(Map<String, String> headers) {
        return MPRequestOptions.builder().customHeaders(headers).build();
    }

    private interface Call {
        BrokerAnswer make() throws MPException, MPApiException;
    }
}
