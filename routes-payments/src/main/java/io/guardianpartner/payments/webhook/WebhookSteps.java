package io.guardianpartner.payments.webhook;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.SignatureCheck;
import io.guardianpartner.payments.store.Notification;
import io.guardianpartner.payments.store.Reception;
import io.guardianpartner.payments.webhook.WebhookSignature.Flaw;
import io.guardianpartner.support.SparingLog;
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
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final int LONGEST_KEPT = 100;

    private final SparingLog log = new SparingLog(LoggerFactory.getLogger(WebhookSteps.class), 1);

    private final WebhookSignature signature;
    private final WebhookMetrics metrics;

    WebhookSteps(WebhookProperties properties, WebhookMetrics metrics, Clock clock) {
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

    /** @throws ProblemException 400 if what is signed is no id, and no database takes it */
    Notification notification(Exchange exchange) {
        String id = text(exchange, DATA_ID);
        if (id != null && !id.isEmpty() && !ID.matcher(id).matches()) {
            throw ProblemException.malformedParameter(DATA_ID, "is no id");
        }
        NotificationBody body = NotificationBody.of(exchange.getMessage().getBody(byte[].class));
        String type = text(exchange, "type");
        return new Notification(WebhookSignature.plain(text(exchange, SIGNATURE)), kept(text(exchange, REQUEST_ID)),
            id == null || id.isEmpty() ? null : id, kept(type == null ? text(exchange, TOPIC) : type), body.id(),
            body.kept(), body.hash(), body.bytes());
    }

    boolean isOpen(Exchange exchange) {
        return reception(exchange) == Reception.OPEN;
    }

    /** One that is to be processed is counted then. */
    void count(Exchange exchange) {
        if (reception(exchange) == null || reception(exchange) == Reception.KEPT) {
            metrics.count(WebhookMetrics.IGNORED);
        } else if (reception(exchange) == Reception.DUPLICATE) {
            metrics.count(WebhookMetrics.DUPLICATE);
        }
    }

    void answer(Exchange exchange) {
        exchange.getMessage().setBody(null);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
    }

    /** @return null for a notification that is not to be stored */
    private static Reception reception(Exchange exchange) {
        return exchange.getVariable("reception", Reception.class);
    }

    /** The first characters of what others choose as they like. */
    private static String kept(String text) {
        return text == null || text.length() <= LONGEST_KEPT ? text : text.substring(0, LONGEST_KEPT);
    }

    private void believe(String header, String requestId, String dataId) {
        Optional<Flaw> flaw = signature.flaw(header, requestId, dataId);
        if (flaw.isPresent()) {
            String reason = flaw.get().name().toLowerCase(Locale.ROOT).replace('_', '-');
            metrics.count("refused-" + reason);
            log.warn("notifications whose signature is " + reason, "Refused a notification: its signature is {}",
                reason);
            throw new ProblemException(401, "Unauthorized", "The notification's signature is missing or not right.",
                Map.of()).header("WWW-Authenticate", "Signature");
        }
    }

    /** A parameter that was given twice is none: it would not be clear which one was signed. */
    private static String text(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name) instanceof String text ? text : null;
    }
}
