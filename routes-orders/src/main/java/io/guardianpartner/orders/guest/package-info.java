/** Ordering without an account: who holds the token that came with the order may read that order, pay it and take it back, and nothing else. */
package io.guardianpartner.orders.guest;
