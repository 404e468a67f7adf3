package io.guardianpartner.payments.webhook;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.SignatureCheck;
import io.guardianpartner.payments.store.NotifiedPayment;
import io.guardianpartner.payments.webhook.WebhookSignature.Flaw;
import io.guardianpartner.support.SparingLog;
import io.guardianpartner.support.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.Exchange;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of {@link WebhookRoutes}. */
@Component
class WebhookSteps implements SignatureCheck {

    static final String DATA_ID = "data.id";

    private static final String TOPIC = "topic";
    private static final String SIGNATURE = "x-signature";
    private static final String REQUEST_ID = "x-request-id";

    private final SparingLog log = new SparingLog(LoggerFactory.getLogger(WebhookSteps.class), 1);

    private final WebhookSignature signature;
    private final MeterRegistry metrics;

    WebhookSteps(WebhookProperties properties, MeterRegistry metrics, Clock clock) {
        signature = new WebhookSignature(properties.webhookSecrets(), properties.webhookTolerance(), clock);
        this.metrics = metrics;
    }

    /** The notifications of old carry a topic and no signature. */
    boolean isSignedForm(Exchange exchange) {
        Map<String, Object> headers = exchange.getMessage().getHeaders();
        return !headers.containsKey(TOPIC) || headers.containsKey(DATA_ID);
    }

    @Override
    public void check(HttpServletRequest request) {
        if (request.getParameter(TOPIC) == null || request.getParameter(DATA_ID) != null) {
            String[] ids = request.getParameterValues(DATA_ID);
            believe(request.getHeader(SIGNATURE), request.getHeader(REQUEST_ID),
                ids == null || ids.length > 1 ? null : ids[0]);
        }
    }

    /** @throws ProblemException 401 */
    void verify(Exchange exchange) {
        believe(text(exchange, SIGNATURE), text(exchange, REQUEST_ID), text(exchange, DATA_ID));
    }

    boolean isAboutPayment(Exchange exchange) {
        return "payment".equals(text(exchange, "type")) && text(exchange, DATA_ID) != null;
    }

    /** @throws ProblemException 400 for what no id has in it, and no database takes */
    String signedId(Exchange exchange) {
        String id = text(exchange, DATA_ID);
        if (id.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.malformedParameter(DATA_ID, "is no id");
        }
        return id;
    }

    boolean isKnown(Exchange exchange) {
        return woken(exchange) != null;
    }

    /** The broker knows no trace: a notification begins one, which leads to that of the request for the payment. */
    void takeUp(Exchange exchange) {
        TraceContext.about(woken(exchange).orderId());
        TraceContext.link(exchange, woken(exchange).traceparent());
    }

    void count(Exchange exchange) {
        if (exchange.getVariable("externalId") == null) {
            count("ignored");
        } else {
            count(isKnown(exchange) ? "accepted" : "unknown-payment");
        }
    }

    void answer(Exchange exchange) {
        exchange.getMessage().setBody(null);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
    }

    private static NotifiedPayment woken(Exchange exchange) {
        return exchange.getVariable("woken", NotifiedPayment.class);
    }

    private void believe(String header, String requestId, String dataId) {
        Optional<Flaw> flaw = signature.flaw(header, requestId, dataId);
        if (flaw.isPresent()) {
            String reason = flaw.get().name().toLowerCase(Locale.ROOT).replace('_', '-');
            count("refused-" + reason);
            log.warn("notifications whose signature is " + reason, "Refused a notification: its signature is {}",
                reason);
            throw new ProblemException(401, "Unauthorized", "The notification's signature is missing or not right.",
                Map.of()).header("WWW-Authenticate", "Signature");
        }
    }

    private void count(String outcome) {
        metrics.counter("guardian.webhooks", "outcome", outcome).increment();
    }

    /** A parameter that was given twice is none: it would not be clear which one was signed. */
    private static String text(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name) instanceof String text ? text : null;
    }
}
