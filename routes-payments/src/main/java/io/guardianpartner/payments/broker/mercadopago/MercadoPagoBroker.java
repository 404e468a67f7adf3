package io.guardianpartner.payments.broker.mercadopago;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Set;

import com.mercadopago.client.payment.PaymentCreateRequest;
import com.mercadopago.client.payment.PaymentPayerRequest;
import com.mercadopago.exceptions.MPApiException;
import com.mercadopago.exceptions.MPException;
import com.mercadopago.net.MPHttpClient;
import io.guardianpartner.payments.broker.BrokerFaultException;
import io.guardianpartner.payments.broker.BrokerUnavailableException;
import io.guardianpartner.payments.broker.OutcomeUnknownException;
import io.guardianpartner.payments.broker.PaymentBroker;
import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerAnswer.Found;
import io.guardianpartner.payments.payment.BrokerAnswer.NotFound;
import io.guardianpartner.payments.payment.BrokerAnswer.PageFound;
import io.guardianpartner.payments.payment.BrokerAnswer.RefundAccepted;
import io.guardianpartner.payments.payment.BrokerAnswer.Rejected;
import io.guardianpartner.payments.payment.BrokerPayment;
import io.guardianpartner.payments.payment.BrokerSearch;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.Refund;
import io.guardianpartner.payments.payment.RefundKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mercado Pago's Payments API. A CPF is never sent; the external reference is our payment's id.
 *
 * @see <a href="https://www.mercadopago.com.br/developers/en/reference/payments/_payments/post">Payments API</a>
 */
final class MercadoPagoBroker implements PaymentBroker {

    private static final Logger LOG = LoggerFactory.getLogger(MercadoPagoBroker.class);

    /** Nothing was done: our access is wrong. */
    private static final Set<Integer> NOT_DONE = Set.of(401, 403);

    /** Perhaps done: among them "another request with this key is under way", and "what I need for it has failed". */
    private static final Set<Integer> PERHAPS_DONE = Set.of(408, 409, 423, 424, 425);

    /** Maximum number of payments with our reference that are looked at; there should be one. */
    private static final int MOST_FOUND = 50;

    private final MercadoPagoRequests requests;
    private final MercadoPagoMapper mapper;
    private final String notificationUrl;

    MercadoPagoBroker(MPHttpClient http, MercadoPagoProperties properties) {
        requests = new MercadoPagoRequests(http);
        mapper = new MercadoPagoMapper(properties.isLive());
        notificationUrl = properties.notificationAddress();
    }

    @Override
    public BrokerAnswer create(Payment payment) {
        String key = payment.id().toString();
        PaymentCreateRequest request = PaymentCreateRequest.builder()
            .transactionAmount(payment.amount().amount())
            .paymentMethodId("pix")
            .payer(PaymentPayerRequest.builder().email(payment.payerEmail()).build())
            .dateOfExpiration(payment.payBy().atOffset(ZoneOffset.UTC))
            .externalReference(key)
            .notificationUrl(notificationUrl)
            .build();
        return answer(() -> told(payment, requests.create(request, key)));
    }

    @Override
    public BrokerAnswer search(Payment payment) {
        String reference = payment.id().toString();
        return answer(() -> mapper.found(requests.search(reference, MOST_FOUND), reference)
            .map(found -> told(payment, found)).orElseGet(NotFound::new));
    }

    @Override
    public BrokerAnswer search(BrokerSearch search) {
        return answer(() -> new PageFound(mapper.page(requests.search(search), search)));
    }

    @Override
    public BrokerAnswer fetch(Payment payment) {
        return answer(() -> told(payment, requests.get(payment.externalId())));
    }

    @Override
    public BrokerAnswer cancel(Payment payment) {
        return answer(
            () -> told(payment, requests.cancel(payment.externalId(), "cancel-" + payment.id())));
    }

    @Override
    public BrokerAnswer refund(Payment payment) {
        Refund due = payment.dueRefund().orElseThrow();
        BigDecimal part = due.kind() == RefundKind.PART ? due.amount().amount() : null;
        return answer(
            () -> new RefundAccepted(mapper.refund(requests.refund(payment.externalId(), part, due.key()))));
    }

    private BrokerAnswer told(Payment payment, String answer) {
        return told(payment, mapper.payment(answer));
    }

    private static BrokerAnswer told(Payment payment, BrokerPayment told) {
        if (!told.unread().isEmpty()) {
            LOG.warn("Cannot read members of the broker's answer about payment {}: {}", payment.id(),
                String.join(", ", told.unread()));
        }
        return new Found(told);
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

    /** A refusal is Mercado Pago's only if it is worded as Mercado Pago words them: others answer in front of it. */
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
        String body = refusal.getApiResponse().getContent();
        if (status < 400 || PERHAPS_DONE.contains(status) || !MercadoPagoErrors.isTheirs(body)) {
            throw new OutcomeUnknownException("HTTP status " + status, null);
        }
        return status == 404
            ? new NotFound()
            : new Rejected("HTTP status " + status + MercadoPagoErrors.codes(body));
    }

    private interface Call {
        BrokerAnswer make() throws MPException, MPApiException;
    }
}
