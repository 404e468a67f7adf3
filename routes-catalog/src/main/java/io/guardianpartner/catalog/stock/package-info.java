/**
 * How many portions of a product there are, and how many of them are promised. Stock is counted by the administrator
 * and moved by reservations; both obey the one rule that stands in
 * {@link io.guardianpartner.catalog.stock.Stock Stock}: never less on hand than reserved.
 */
package io.guardianpartner.catalog.stock;
