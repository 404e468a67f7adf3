/**
 * A copy of the menu, kept by the catalog's messages. It is never asked whether something can be ordered: that is the
 * catalog's to decide. Products that were deleted stay as tombstones, so that a late message cannot bring them back.
 */
package io.guardianpartner.orders.menu;
