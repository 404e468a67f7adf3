/**
 * The portions of a product on hand, and those of them that are reserved. Stock is counted by the administrator
 * and moved by reservations; both obey the one rule that stands in
 * {@link io.guardianpartner.catalog.stock.Stock Stock}: never less on hand than reserved.
 */
package io.guardianpartner.catalog.stock;
