package io.guardianpartner.catalog.menu;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * A product that is to be put on the menu by {@code direct:create-product}.
 *
 * @param onHand portions on the shelf
 */
public record NewProduct(UUID id, String name, String description, Money price, List<URI> pictures,
    CategoryType categoryType, int onHand) {}
