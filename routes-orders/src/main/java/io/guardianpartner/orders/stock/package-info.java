/** Messages about the stock of an order that was paid too late. */
package io.guardianpartner.orders.stock;
