/** Messages about an order's payment, which may come late, twice and in any order. */
package io.guardianpartner.orders.payment;
