package io.guardianpartner.catalog.menu;

/**
 * A product on a page of the menu.
 *
 * @param hasMoved it got another place on the menu since the first page was read
 */
record ListedProduct(StockedProduct stocked, boolean hasMoved) {}
