package io.guardianpartner.local.mercadopago;

import java.util.Locale;

/** The status of a payment in Mercado Pago's words. */
enum Status {

    PENDING, APPROVED, IN_MEDIATION, REJECTED, CANCELLED, REFUNDED, CHARGED_BACK;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
