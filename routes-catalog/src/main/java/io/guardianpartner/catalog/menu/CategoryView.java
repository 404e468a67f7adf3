package io.guardianpartner.catalog.menu;

/**
 * A part of the menu as it is answered.
 *
 * @param products how many products it has
 */
record CategoryView(CategoryType categoryType, long products) {}
