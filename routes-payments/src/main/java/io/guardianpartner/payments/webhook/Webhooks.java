package io.guardianpartner.payments.webhook;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.guardianpartner.payments.webhook.WebhookSignature.Flaw;
import io.guardianpartner.routing.SparingLog;
import io.guardianpartner.routing.rest.ProblemException;
import io.guardianpartner.routing.rest.SignatureCheck;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Headers;
import org.apache.camel.Message;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of {@link WebhookRoutes}. */
@Component("webhooks")
class Webhooks implements SignatureCheck {

    static final String DATA_ID = "data.id";

    private static final String TOPIC = "topic";
    private static final String SIGNATURE = "x-signature";
    private static final String REQUEST_ID = "x-request-id";

    private static final SparingLog LOG = new SparingLog(LoggerFactory.getLogger(Webhooks.class), 1);

    private final WebhookSignature signature;
    private final MeterRegistry metrics;

    Webhooks(WebhookProperties properties, MeterRegistry metrics, Clock clock) {
        signature = new WebhookSignature(properties.webhookSecrets(), properties.webhookTolerance(), clock);
        this.metrics = metrics;
    }

    /** The notifications of old carry a topic and no signature. */
    public boolean isLegacy(@Headers Map<String, Object> headers) {
        return headers.containsKey(TOPIC) && !headers.containsKey(DATA_ID);
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
    public void verify(@Headers Map<String, Object> headers) {
        believe(text(headers, SIGNATURE), text(headers, REQUEST_ID), text(headers, DATA_ID));
    }

    public boolean isAboutPayment(@Headers Map<String, Object> headers) {
        return "payment".equals(text(headers, "type")) && text(headers, DATA_ID) != null;
    }

    /** @throws ProblemException 400 for what no id has in it, and no database takes */
    public String signedId(@Headers Map<String, Object> headers) {
        String id = text(headers, DATA_ID);
        if (id.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.malformedParameter(DATA_ID, "is no id");
        }
        return id;
    }

    public boolean isKnown(@Body int marked) {
        return marked > 0;
    }

    public void ignored() {
        count("ignored");
    }

    public void unknown() {
        count("unknown-payment");
    }

    public void accepted() {
        count("accepted");
    }

    public void answer(Message message) {
        message.setBody(null);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
    }

    private void believe(String header, String requestId, String dataId) {
        Optional<Flaw> flaw = signature.flaw(header, requestId, dataId);
        if (flaw.isPresent()) {
            String reason = flaw.get().name().toLowerCase(Locale.ROOT).replace('_', '-');
            count("refused-" + reason);
            LOG.warn("notifications whose signature is " + reason, "A notification was refused: its signature is {}",
                reason);
            throw new ProblemException(401, "Unauthorized", "The notification's signature is missing or not right.",
                Map.of()).header("WWW-Authenticate", "Signature");
        }
    }

    private void count(String outcome) {
        metrics.counter("guardian.webhooks", "outcome", outcome).increment();
    }

    /** A parameter that was given twice is none: it would not be clear which one was signed. */
    private static String text(Map<String, Object> headers, String name) {
        return headers.get(name) instanceof String text ? text : null;
    }
}
