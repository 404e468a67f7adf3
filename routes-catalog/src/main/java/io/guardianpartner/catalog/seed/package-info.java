/**
 * A first menu for a catalog that has none, so that a fresh installation has something to order. It goes the way of any
 * created product, messages included.
 */
package io.guardianpartner.catalog.seed;
