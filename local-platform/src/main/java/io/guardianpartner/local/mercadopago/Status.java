package io.guardianpartner.local.mercadopago;

import java.util.Locale;

/** What Mercado Pago says of a payment. */
enum Status {

    PENDING, APPROVED, REJECTED, CANCELLED, REFUNDED, CHARGED_BACK;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
