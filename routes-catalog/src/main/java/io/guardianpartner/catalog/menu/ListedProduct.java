package io.guardianpartner.catalog.menu;

/**
 * A product on a page of the menu.
 *
 * @param hasMoved whether it got another place on the menu since its first page was read
 */
record ListedProduct(StockedProduct stocked, boolean hasMoved) {}
