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
     * It will not do what it was asked, now or later.
     *
     * @param why for people: codes only, nothing of the payer
     */
    record Refused(String why) implements BrokerAnswer {}

    /** Whether it did what it was asked is not known. */
    record Unknown() implements BrokerAnswer {}

    /** It certainly did nothing: it could not be reached, or takes no calls now. */
    record Unavailable() implements BrokerAnswer {}
}
