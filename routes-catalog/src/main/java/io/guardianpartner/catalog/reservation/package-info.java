/**
 * The portions that an order has, from the moment it is placed until it is served or cancelled. Messages about orders
 * come late, twice and in any order; the stock has to be right all the same, so what they do is one table
 * ({@link io.guardianpartner.catalog.reservation.State State}) and the order's own version decides which of them counts.
 */
package io.guardianpartner.catalog.reservation;
