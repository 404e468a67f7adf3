package io.guardianpartner.message;

/** A message that would never be carried, or is larger than its service wants to send: it is refused before it is stored. */
public class MessageTooLargeException extends InvalidMessageException {

    private MessageTooLargeException(String type, long bytes, long limit) {
        super("/payload makes a " + type + " of " + bytes + " bytes with its attributes, at most " + limit
            + " are carried");
    }

    /**
     * Lets pass what is not too large.
     *
     * @param bytes
     *            as {@link MessageSize} counts
     * @param limit
     *            in bytes
     */
    public static void check(String type, long bytes, long limit) {
        if (bytes > limit) {
            throw new MessageTooLargeException(type, bytes, limit);
        }
    }

    /** As {@link #check(String, long, long)}. */
    public static void check(Message message, long limit) {
        check(message.envelope().type(), MessageSize.of(message.body(), message.attributes()), limit);
    }
}
