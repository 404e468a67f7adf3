package io.guardianpartner.load.menu;

import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * A product that is ordered.
 *
 * @param onHand portions before the first order
 */
public record Dish(UUID id, String name, Money price, int onHand) {}
