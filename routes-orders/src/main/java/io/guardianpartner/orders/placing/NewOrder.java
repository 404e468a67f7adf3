package io.guardianpartner.orders.placing;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.text.EmailAddress;
import io.guardianpartner.orders.order.Line;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.routing.rest.Printable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What a customer or guest asks for, as it comes in JSON. */
public record NewOrder(
    @NotEmpty @Size(max = Order.MAX_LINES) List<@NotNull @Valid Item> items,
    @Size(max = 50) @Printable String notes,
    @Valid Payer payer) {

    /** So many of one product. */
    public record Item(
        @NotNull UUID productId,
        @NotNull @Min(1) @Max(Line.MAX_QUANTITY) Integer quantity) {}

    /** Who pays, as far as the payment broker wants to know. */
    public record Payer(
        @Email @Size(max = EmailAddress.LONGEST) String email) {

        /** Says nothing of the payer. */
        @Override
        public String toString() {
            return "Payer";
        }
    }

    String payerEmail() {
        return payer == null || payer.email() == null || payer.email().isBlank() ? null : payer.email();
    }

    /** Says nothing of what a person wrote. */
    @Override
    public String toString() {
        return "NewOrder";
    }
}
