package io.guardianpartner.catalog.menu;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.api.Printable;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;

/**
 * A product as an administrator wants it.
 *
 * @param description none is an empty one
 * @param pictures none is an empty list
 * @param stock of a new product; ignored later, when stock is changed at its own address
 */
record ProductRequest(
    @NotNull @Size(min = 1, max = ProductDetails.NAME_LIMIT) @Printable String name,
    @Size(max = ProductDetails.DESCRIPTION_LIMIT) @Printable String description,
    @NotNull(payload = Unwrapping.Skip.class) @Positive Money price,
    @Size(max = ProductDetails.PICTURES_LIMIT) List<@NotNull @Picture URI> pictures,
    @NotNull CategoryType categoryType,
    @Valid InitialStock stock) {

    record InitialStock(@Min(0) @Max(Stock.MOST) int onHand) {}

    ProductRequest {
        description = description == null ? "" : description;
        pictures = pictures == null ? List.of() : pictures;
    }

    NewProduct toNew(UUID id) {
        return new NewProduct(id, name, description, price, pictures, categoryType, stock == null ? 0 : stock.onHand);
    }

    ProductDetails details() {
        return new ProductDetails(name, description, price, pictures, categoryType);
    }
}
