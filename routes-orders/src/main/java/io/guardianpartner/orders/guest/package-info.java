/** Ordering without an account: who holds the token that came with the order may read that order, and nothing else. */
package io.guardianpartner.orders.guest;
