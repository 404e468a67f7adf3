package io.guardianpartner.payments.broker.mercadopago;

/** Something that happens to a payment from outside, with the reason why it never does at Mercado Pago's sandbox. */
enum Situation {

    /** The money comes. */
    PAID("nobody can pay a test Pix: it stays pending until it is cancelled or runs out"),
    /** It comes for a payment that was cancelled. */
    PAID_AFTER_ITS_END("nobody can pay a test Pix, also not late"),
    /** The payer's bank says no. */
    DECLINED("no bank is asked about a test Pix"),
    /** Its time is over. */
    EXPIRED("a Pix lives for at least 30 minutes, and no call makes it run out sooner"),
    /** The central bank keeps the next refund for a while. */
    REFUND_HELD_UP("no test Pix is paid, so none is refunded, and the central bank holds up no test"),
    /** It lets go of it. */
    HELD_REFUND_MADE("no refund of a test is held up, so none is made later"),
    /** It does not make it. */
    HELD_REFUND_DECLINED("no refund of a test is held up, so none is declined later"),
    /** The payer complains. */
    DISPUTED("a dispute needs a buyer who has paid and complains to Mercado Pago"),
    /** The payer's bank takes the money back. */
    CHARGED_BACK("a charge-back needs a payment, and a bank that takes it back"),
    /** The seller was right and has the money again. */
    REIMBURSED("a reimbursement needs a charge-back that the seller has won"),
    /** What the next creation does is done, and nobody is told. */
    ANSWER_LOST("no call makes Mercado Pago do something and keep the answer to itself");

    private final String sandboxLacks;

    Situation(String sandboxLacks) {
        this.sandboxLacks = sandboxLacks;
    }

    String sandboxLacks() {
        return sandboxLacks;
    }
}
