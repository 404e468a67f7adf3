package io.guardianpartner.payments.broker.mercadopago;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonObject;
import com.mercadopago.client.MercadoPagoClient;
import com.mercadopago.client.payment.PaymentCancelRequest;
import com.mercadopago.client.payment.PaymentCreateRequest;
import com.mercadopago.core.MPRequestOptions;
import com.mercadopago.exceptions.MPApiException;
import com.mercadopago.exceptions.MPException;
import com.mercadopago.net.HttpMethod;
import com.mercadopago.net.MPHttpClient;
import com.mercadopago.net.MPSearchRequest;
import com.mercadopago.serialization.Serializer;
import io.guardianpartner.payments.payment.BrokerSearch;

/**
 * The SDK's requests with their answers as they came. The SDK's own client reads all of an answer into its classes and fails
 * over any member of another type, of which most mean nothing here.
 */
final class MercadoPagoRequests extends MercadoPagoClient {

    private static final String IDEMPOTENCY_KEY = "X-Idempotency-Key";

    /** Without it, a refund that the central bank holds up is a 400 instead of one in process. */
    private static final String SHOW_REFUNDS_IN_PROCESS = "X-Render-In-Process-Refunds";

    private static final String PAYMENTS = "/v1/payments";

    private static final DateTimeFormatter DATE = DateTimeFormatter
        .ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    MercadoPagoRequests(MPHttpClient http) {
        super(http);
    }

    String create(PaymentCreateRequest request, String key) throws MPException, MPApiException {
        return body(PAYMENTS, HttpMethod.POST, Serializer.serializeToJson(request), keyed(key));
    }

    String search(String reference, int most) throws MPException, MPApiException {
        MPSearchRequest request = MPSearchRequest.builder().limit(most).offset(0)
            .filters(Map.of("external_reference", reference)).build();
        return search(PAYMENTS + "/search", request, plain()).getContent();
    }

    /** Both ends of a range belong to it, to the millisecond. */
    String search(BrokerSearch search) throws MPException, MPApiException {
        String time = time(search.by());
        MPSearchRequest request = MPSearchRequest.builder().limit(search.limit()).offset(search.offset())
            .filters(Map.of("range", time, "sort", time, "criteria", "asc", "begin_date", date(search.from()),
                "end_date", date(search.until().minusMillis(1))))
            .build();
        return search(PAYMENTS + "/search", request, plain()).getContent();
    }

    String get(String id) throws MPException, MPApiException {
        return body(address(id), HttpMethod.GET, null, plain());
    }

    String cancel(String id, String key) throws MPException, MPApiException {
        JsonObject cancelled = Serializer.serializeToJson(PaymentCancelRequest.builder().build());
        return body(address(id), HttpMethod.PUT, cancelled, keyed(key));
    }

    /** @param part null for all that has not gone back yet */
    String refund(String id, BigDecimal part, String key) throws MPException, MPApiException {
        JsonObject wanted = new JsonObject();
        if (part != null) {
            wanted.addProperty("amount", part);
        }
        return body(address(id) + "/refunds", HttpMethod.POST, wanted, keyed(key));
    }

    /** The member of a payment that has a time, and its name in searches. */
    static String time(BrokerSearch.Time by) {
        return switch (by) {
            case APPROVED -> "date_approved";
            case CHANGED -> "date_last_updated";
        };
    }

    private static String date(Instant moment) {
        return DATE.format(moment);
    }

    private String body(String path, HttpMethod method, JsonObject payload, MPRequestOptions options)
        throws MPException, MPApiException {
        return send(path, method, payload, null, options).getContent();
    }

    /** @param id one that was read from an answer, so that nothing in it needs to be encoded */
    private static String address(String id) {
        return PAYMENTS + "/" + id;
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
}
