/** Sales: portions and money of each product, from the reservations of paid orders. */
package io.guardianpartner.catalog.sales;
