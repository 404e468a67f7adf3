package io.guardianpartner.payments.broker.mercadopago;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.mercadopago.exceptions.MPApiException;
import com.mercadopago.net.MPHttpClient;
import com.mercadopago.net.MPRequest;
import com.mercadopago.net.MPResponse;
import io.guardianpartner.message.LimitedBody;
import io.guardianpartner.payments.broker.BrokerFaultException;
import io.guardianpartner.payments.broker.BrokerUnavailableException;
import io.guardianpartner.payments.broker.OutcomeUnknownException;
import io.guardianpartner.payments.broker.UnreadableAnswerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SDK's way to the network. The SDK knows one base URL, keeps the token in a static field, and gives a created
 * payment a random idempotency key beside the caller's; here the base URL and the token are configured, and the caller's
 * key is the only one. Nothing of a header or body is logged.
 */
final class MercadoPagoHttpClient implements MPHttpClient {

    private static final Logger LOG = LoggerFactory.getLogger(MercadoPagoHttpClient.class);

    /** The SDK writes its own headers in mixed case and those of its caller in lower case. */
    private static final String CALLERS_KEY = "x-idempotency-key";
    private static final Set<String> NOT_FROM_THE_SDK = Set.of(CALLERS_KEY, "authorization");

    /** A payment has some 5 KiB, one with many refunds some more. */
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private final MercadoPagoProperties properties;
    private final HttpClient client;

    MercadoPagoHttpClient(MercadoPagoProperties properties) {
        this.properties = properties;
        client = HttpClient.newBuilder().connectTimeout(properties.connectTimeout())
            .version(HttpClient.Version.HTTP_1_1).build();
    }

    /**
     * @throws MPApiException for any status from 300 on
     * @throws BrokerUnavailableException when no connection came about
     * @throws UnreadableAnswerException for an answer of more than 1 MiB
     * @throws OutcomeUnknownException when the request may have arrived and no whole answer came
     */
    @Override
    public MPResponse send(MPRequest request) throws MPApiException {
        HttpResponse<String> response = exchange(httpRequest(request));
        LOG.debug("{} {}: {}", request.getMethod(), response.uri().getPath(), response.statusCode());
        MPResponse answer = new MPResponse(response.statusCode(), response.headers().map(), response.body());
        if (response.statusCode() >= 300) {
            throw new MPApiException("HTTP status " + response.statusCode(), answer);
        }
        return answer;
    }

    private HttpRequest httpRequest(MPRequest request) {
        Map<String, String> headers = request.getHeaders();
        HttpRequest.Builder builder = HttpRequest.newBuilder(address(request.getUri()))
            .method(request.getMethod().name(), body(request))
            .setHeader("Authorization", "Bearer " + properties.accessToken());
        headers.forEach((name, value) -> {
            if (value != null && !NOT_FROM_THE_SDK.contains(name.toLowerCase(Locale.ROOT))) {
                builder.setHeader(name, value);
            }
        });
        if (headers.containsKey(CALLERS_KEY)) {
            builder.setHeader("X-Idempotency-Key", headers.get(CALLERS_KEY));
        }
        return builder.build();
    }

    private URI address(String sdksAddress) {
        URI uri = URI.create(sdksAddress);
        String base = properties.baseUrl().toString().replaceAll("/+$", "");
        return URI.create(base + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    }

    private static BodyPublisher body(MPRequest request) {
        return request.getPayload() == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(request.getPayload().toString());
    }

    /** The time limit covers the body too, which {@link HttpRequest#timeout} does not. */
    private HttpResponse<String> exchange(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, LimitedBody.text(LARGEST_ANSWER));
        try {
            return answer.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new BrokerFaultException("no answer within " + properties.timeout(), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new OutcomeUnknownException("interrupted", e);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
    }

    private static RuntimeException failed(Throwable failure) {
        if (failure instanceof LimitedBody.TooLargeException) {
            return new UnreadableAnswerException("it is larger than 1 MiB");
        }
        boolean isUnreached = failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
        return isUnreached
            ? new BrokerUnavailableException("no connection", failure)
            : new BrokerFaultException("the connection broke", failure);
    }
}
