package io.guardianpartner.payments.payment;

/** An answer of the broker, or the lack of one. */
public sealed interface BrokerAnswer {

    /** What became of the call, in one word; metrics and stories have it. */
    default String outcome() {
        return "answered";
    }

    /** The payment as the broker has it. */
    record Found(BrokerPayment payment) implements BrokerAnswer {}

    /** A page of the payments that a search found. */
    record PageFound(BrokerPage page) implements BrokerAnswer {}

    /** The refund was taken; its state is told. */
    record RefundAccepted(BrokerRefund refund) implements BrokerAnswer {}

    /** The broker knows no such payment. A search that finds nothing proves nothing: it may lag behind. */
    record NotFound() implements BrokerAnswer {

        @Override
        public String outcome() {
            return "nothing";
        }
    }

    /**
     * The broker has rejected the request, and will reject it again as things are.
     *
     * @param why for people: codes only, nothing of the payer
     */
    record Rejected(String why) implements BrokerAnswer {

        @Override
        public String outcome() {
            return "refused";
        }
    }

    /** The result of the request is unknown. */
    record Unknown() implements BrokerAnswer {

        @Override
        public String outcome() {
            return "unknown";
        }
    }

    /** An answer that cannot be read; the request may have been carried out. */
    record Unreadable() implements BrokerAnswer {

        @Override
        public String outcome() {
            return "unreadable";
        }
    }

    /** The request was certainly not carried out: the broker is unreachable, or takes no calls now. */
    record Unavailable() implements BrokerAnswer {

        @Override
        public String outcome() {
            return "unavailable";
        }
    }
}
