package io.guardianpartner.payments.payment;

/** What came of asking the broker something. */
public sealed interface BrokerAnswer {

    /** It told how the payment stands. */
    record Told(BrokerPayment payment) implements BrokerAnswer {}

    /** It took the refund and told how that stands. */
    record TookRefund(BrokerRefund refund) implements BrokerAnswer {}

    /** It knows no such payment. A search that finds nothing proves nothing: it may lag behind. */
    record FoundNothing() implements BrokerAnswer {}

    /**
     * It has not done what it was asked, and will not do it as things are.
     *
     * @param why for people: codes only, nothing of the payer
     */
    record Refused(String why) implements BrokerAnswer {}

    /** Whether it did what it was asked is not known. */
    record Unknown() implements BrokerAnswer {}

    /** It answered, perhaps for having done what it was asked, and the answer cannot be read. */
    record Unreadable() implements BrokerAnswer {}

    /** It certainly did nothing: it could not be reached, or takes no calls now. */
    record Unavailable() implements BrokerAnswer {}
}
