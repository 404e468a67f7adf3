package io.guardianpartner.catalog.menu;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * A product that {@code direct:create-product} puts on the menu.
 *
 * @param onHand portions in stock at first
 */
public record NewProduct(UUID id, String name, String description, Money price, List<URI> pictures,
    CategoryType categoryType, int onHand) {}
