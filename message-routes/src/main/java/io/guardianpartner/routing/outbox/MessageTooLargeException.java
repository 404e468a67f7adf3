package io.guardianpartner.routing.outbox;

/** A message that SNS would refuse for its size; it is refused before it is stored, for it could never leave. */
public class MessageTooLargeException extends IllegalArgumentException {

    MessageTooLargeException(String type, long bytes) {
        super(type + " has " + bytes + " bytes with its attributes; SNS takes " + OutboxMessage.MAX_BYTES);
    }
}
