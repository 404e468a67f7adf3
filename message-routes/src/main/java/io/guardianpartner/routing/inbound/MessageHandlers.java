package io.guardianpartner.routing.inbound;

/**
 * The handlers of a service: for each type of message that it handles one route that begins with {@link #handling}.
 *
 * <p>
 * On entry the body is the payload's record, the exchange property {@link InboundMessage#PROPERTY} has the rest, and the
 * headers are the allow-listed attributes, nothing else from outside. A route that ends normally has handled the message;
 * it may say {@link StaleMessage#mark} or {@link DuplicateMessage#mark}. It throws
 * {@link io.guardianpartner.routing.failure.RejectedMessageException} when no retry will help; any other exception is
 * taken for passing, and the message comes again. In a service with PostgreSQL the route runs in the transaction that
 * also records the message as handled.
 */
public final class MessageHandlers {

    private static final String PREFIX = "direct:";

    private MessageHandlers() {}

    /** The endpoint at which the route for that type begins. */
    public static String handling(String type) {
        return PREFIX + type;
    }
}
