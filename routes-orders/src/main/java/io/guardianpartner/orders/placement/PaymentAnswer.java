package io.guardianpartner.orders.placement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.guardianpartner.message.text.Text;
import io.guardianpartner.orders.order.Pix;

/** The payment of an order, as far as the order wants to know. */
record PaymentAnswer(UUID id, String status, PixAnswer pix) {

    PaymentAnswer {
        Objects.requireNonNull(id, "id");
    }

    record PixAnswer(String copiaECola, Instant expiresAt) {

        /** A BR Code has no more than 512 characters; of far more no QR code can be drawn. */
        private static final int LONGEST_CODE = 1024;

        PixAnswer {
            boolean isFit = !copiaECola.isEmpty() && Text.isClean(copiaECola)
                && copiaECola.getBytes(StandardCharsets.UTF_8).length <= LONGEST_CODE;
            if (!isFit) {
                throw new IllegalArgumentException("no BR Code");
            }
        }
    }

    /** Whether the broker will not take it: there is nothing to pay, now or later. */
    boolean hasFailed() {
        return "FAIL".equals(status);
    }

    /** A payment without Pix is not through: a message or another try will tell. */
    Pix toPix() {
        if (pix == null) {
            throw new DownstreamUnavailableException("The payment has no Pix yet.");
        }
        return new Pix(pix.copiaECola(), pix.expiresAt());
    }
}
