package io.guardianpartner.catalog.menu;

import io.guardianpartner.catalog.stock.Stock;

/** A product and how much of it there is. */
record StockedProduct(Product product, Stock stock) {}
