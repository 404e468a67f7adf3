package io.guardianpartner.orders.placement;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.api.Printable;
import io.guardianpartner.message.text.EmailAddress;
import io.guardianpartner.orders.order.Line;
import io.guardianpartner.orders.order.Order;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A cart, as a customer or guest sends it in JSON. */
public record NewOrder(
    @NotEmpty @Size(max = Order.MAX_LINES) List<@NotNull @Valid Item> items,
    @Size(max = 50) @Printable String notes,
    @Valid Payer payer) {

    /** A quantity of one product. */
    public record Item(
        @NotNull UUID productId,
        @NotNull @Min(1) @Max(Line.MAX_QUANTITY) Integer quantity) {}

    /** The payer, as far as the payment broker wants to know. */
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
