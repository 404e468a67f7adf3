package io.guardianpartner.orders.idempotency;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.orders.store.Dynamo;
import io.guardianpartner.orders.store.ItemReader;
import io.guardianpartner.orders.store.ItemWriter;
import io.guardianpartner.routing.rest.ProblemException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The steps of {@link IdempotencyRoutes}. */
@Component("keyClaims")
class KeyClaims {

    private static final String CLAIMING = "claiming";
    private static final int MOST_ATTEMPTS = 5;
    private static final String KEY = "keyHash";
    private static final String ORDER_ID = "orderId";

    private final OrdersProperties properties;
    private final Clock clock;

    KeyClaims(OrdersProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** One key on its way: what of an older record may be replaced, and how it ended. */
    static final class Claiming {
        private final KeyRequest wanted;
        private int attempts;
        private AttributeValue outlived;
        private KeyClaim result;

        private Claiming(KeyRequest wanted) {
            this.wanted = wanted;
        }
    }

    void begin(Exchange exchange) {
        exchange.setProperty(CLAIMING, new Claiming(exchange.getMessage().getBody(KeyRequest.class)));
    }

    boolean isOpen(@ExchangeProperty(CLAIMING) Claiming claiming) {
        return claiming.result == null;
    }

    void write(Exchange exchange, @ExchangeProperty(CLAIMING) Claiming claiming) {
        if (++claiming.attempts > MOST_ATTEMPTS) {
            throw ProblemException.unavailable("This Idempotency-Key is in use.", properties.retryAfter());
        }
        KeyRequest wanted = claiming.wanted;
        Map<String, AttributeValue> item = new ItemWriter().text(KEY, hash(wanted))
            .text("bodyHash", wanted.bodyHash()).text(ORDER_ID, wanted.orderId()).text("secret", wanted.secret())
            .number("expiresAt", clock.instant().plus(properties.keyRetention()).getEpochSecond()).item();
        Dynamo.put(exchange.getMessage(), item, claiming.outlived == null ? KEY : ORDER_ID, claiming.outlived);
    }

    void written(Exchange exchange, @ExchangeProperty(CLAIMING) Claiming claiming) {
        Dynamo.forget(exchange.getMessage());
        claiming.result = new KeyClaim(claiming.wanted.orderId(), claiming.wanted.secret(), false);
    }

    void read(Exchange exchange, @ExchangeProperty(CLAIMING) Claiming claiming) {
        Dynamo.get(exchange.getMessage(), Map.of(KEY, AttributeValue.fromS(hash(claiming.wanted))));
    }

    /** A record whose time is up may lie there still: the table sweeps when it likes. */
    void compare(Exchange exchange, @ExchangeProperty(CLAIMING) Claiming claiming) {
        Map<String, AttributeValue> item = Dynamo.item(exchange.getMessage());
        Dynamo.forget(exchange.getMessage());
        ItemReader known = new ItemReader(item);
        boolean isOver = item.isEmpty() || !clock.instant().isBefore(Instant.ofEpochSecond(known.number("expiresAt")));
        if (isOver) {
            claiming.outlived = item.get(ORDER_ID);
        } else if (!known.text("bodyHash").equals(claiming.wanted.bodyHash())) {
            throw new ProblemException(422, "Unprocessable Content",
                "This Idempotency-Key was used for another order.", Map.of()).as("idempotency-key-reused");
        } else {
            boolean isRepeat = !known.uuid(ORDER_ID).equals(claiming.wanted.orderId());
            claiming.result = new KeyClaim(known.uuid(ORDER_ID), known.text("secret"), isRepeat);
        }
    }

    KeyClaim result(@ExchangeProperty(CLAIMING) Claiming claiming) {
        return claiming.result;
    }

    /** The key itself is not kept: with it, anyone could ask for the order that it belongs to. */
    private static String hash(KeyRequest wanted) {
        return Sha256.of(wanted.scope() + "\n" + wanted.key());
    }
}
