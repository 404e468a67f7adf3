package io.guardianpartner.routing.delivery;

import java.util.function.UnaryOperator;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The handling of one received message, from the first step of the inbound route to the last. It never changes: a step puts the next
 * one into the exchange, so that what a copy of the exchange does elsewhere decides nothing here.
 *
 * @param received the message as the queue gave it out
 * @param since {@link System#nanoTime} of its receipt by the route
 * @param type one of the contract's; null until it is known to be
 * @param outcome what was decided of it; null until then
 * @param settled whether the queue was told, or is about to be, what becomes of the message
 */
public record Delivery(ReceivedMessage received, long since, String type, Outcome outcome, boolean settled) {

    private static final String PROPERTY = "guardianDelivery";

    /** Begins with what Camel's consumer put into the exchange. */
    public static Delivery begin(Exchange exchange) {
        Delivery delivery = new Delivery(ReceivedMessage.from(exchange), System.nanoTime(), null, null, false);
        exchange.setProperty(PROPERTY, delivery);
        return delivery;
    }

    /** The delivery that this exchange handles; null in a route that handles no message. */
    public static Delivery of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Delivery.class);
    }

    /** Decides what becomes of the message; without effect in a route that handles none. */
    public static void decide(Exchange exchange, Outcome outcome) {
        update(exchange, is -> new Delivery(is.received, is.since, is.type, outcome, is.settled));
    }

    /** The step that {@linkplain #decide decides} so. */
    public static Processor decided(Outcome outcome) {
        return exchange -> decide(exchange, outcome);
    }

    /** Not decided: the handler may have its turn, and if it ends well the message is handled. */
    public static boolean isOpen(Exchange exchange) {
        return of(exchange).outcome == null;
    }

    /** The outcome; {@link Outcome#HANDLED} when no step decided otherwise. */
    public static Outcome outcome(Exchange exchange) {
        Outcome decided = of(exchange).outcome;
        return decided == null ? Outcome.HANDLED : decided;
    }

    /** The message as a line of the log names it: type and id. */
    public String name() {
        return (type == null ? "message" : type) + " " + received.id();
    }

    /** Notes the type once it is known to be one of the contract's. */
    public static void known(Exchange exchange, String type) {
        update(exchange, is -> new Delivery(is.received, is.since, type, is.outcome, is.settled));
    }

    /** Notes that the queue is about to be told what becomes of the message. */
    public static void settle(Exchange exchange) {
        update(exchange, is -> new Delivery(is.received, is.since, is.type, is.outcome, true));
    }

    private static void update(Exchange exchange, UnaryOperator<Delivery> next) {
        Delivery is = of(exchange);
        if (is != null) {
            exchange.setProperty(PROPERTY, next.apply(is));
        }
    }
}
