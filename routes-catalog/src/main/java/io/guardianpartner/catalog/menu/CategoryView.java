package io.guardianpartner.catalog.menu;

import jakarta.validation.constraints.NotNull;

/**
 * A part of the menu as it is answered.
 *
 * @param products how many products it has
 */
record CategoryView(@NotNull CategoryType categoryType, long products) {}
