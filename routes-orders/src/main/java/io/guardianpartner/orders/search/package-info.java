/** Finding orders that the kitchen no longer has, or not yet: by their status, or the number of a day. */
package io.guardianpartner.orders.search;
