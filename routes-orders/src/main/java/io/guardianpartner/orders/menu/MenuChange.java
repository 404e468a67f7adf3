package io.guardianpartner.orders.menu;

/** One product on its way into the replica, and what became of it. */
final class MenuChange {

    static final String PROPERTY = "menuChange";

    /** How it ended. */
    enum Outcome {
        STORED, STALE, REPEATED, FORGED
    }

    final MenuProduct product;
    final String messageKey;
    final String bodyHash;
    int attempts;
    Outcome outcome;

    /**
     * @param messageKey null if no message told of it
     * @param bodyHash null then too
     */
    MenuChange(MenuProduct product, String messageKey, String bodyHash) {
        this.product = product;
        this.messageKey = messageKey;
        this.bodyHash = bodyHash;
    }

    /** Whether it is still to be decided or stored. */
    public boolean isOpen() {
        return outcome == null;
    }
}
