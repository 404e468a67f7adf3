/**
 * A copy of the menu, kept by the catalog's messages. Whether something can be ordered is the
 * catalog's to decide, but for one case: products that were deleted stay as tombstones, so that a late message cannot
 * bring them back, and nobody has to call the catalog to know that they are gone.
 */
package io.guardianpartner.orders.menu;
