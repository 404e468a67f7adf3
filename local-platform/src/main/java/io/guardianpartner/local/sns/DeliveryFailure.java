package io.guardianpartner.local.sns;

/** A queue did not take a message. */
final class DeliveryFailure extends RuntimeException {

    private final boolean clientSide;

    /** @param clientSide whether SQS refused it, so that to try again is no use */
    DeliveryFailure(String why, boolean clientSide, Throwable cause) {
        super(why, cause);
        this.clientSide = clientSide;
    }

    boolean clientSide() {
        return clientSide;
    }
}
