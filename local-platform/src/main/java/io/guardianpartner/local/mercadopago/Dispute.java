package io.guardianpartner.local.mercadopago;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps of a dispute: what payment and payer's bank make of it, in Mercado Pago's words. */
enum Dispute {

    /** The payer complains; the money is held. */
    MEDIATION(Status.IN_MEDIATION, "pending", EnumSet.of(Status.APPROVED)),
    /** The money is taken back. */
    SETTLED(Status.CHARGED_BACK, "settled", EnumSet.of(Status.APPROVED, Status.IN_MEDIATION, Status.CHARGED_BACK)),
    /** The money is being taken back; the shop can still contest it. */
    CONTESTED(Status.CHARGED_BACK, "in_process", EnumSet.of(Status.APPROVED, Status.IN_MEDIATION)),
    /** The shop was right: it has the money again, the payment stays a charge-back by name. */
    WON(Status.CHARGED_BACK, "reimbursed", EnumSet.of(Status.CHARGED_BACK)),
    /** The shop was right: it has the money again, and the payment counts again. */
    REIMBURSED(Status.APPROVED, "reimbursed", EnumSet.of(Status.IN_MEDIATION, Status.CHARGED_BACK));

    private final Status status;
    private final String detail;
    private final Set<Status> from;

    Dispute(Status status, String detail, Set<Status> from) {
        this.status = status;
        this.detail = detail;
        this.from = from;
    }

    Status status() {
        return status;
    }

    String detail() {
        return detail;
    }

    /** Whether a payment can get there from where it is. A dispute that was won is over. */
    boolean follows(SimulatedPayment payment) {
        return from.contains(payment.status())
            && !(payment.status() == Status.CHARGED_BACK
                && (payment.statusDetail().equals(detail) || payment.statusDetail().equals(WON.detail)));
    }

    /**
     * The step that leads to a status.
     *
     * @param detail the first that fits, if there is none
     *
     * @throws IllegalArgumentException if no step leads there
     */
    static Dispute to(String status, Optional<String> detail) {
        return Arrays.stream(values())
            .filter(step -> step.status.text().equals(status) && step.detail.equals(detail.orElse(step.detail)))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("A dispute leads to one of " + Arrays.stream(values())
                .map(step -> step.status.text() + "/" + step.detail).collect(Collectors.joining(", ")) + "."));
    }
}
