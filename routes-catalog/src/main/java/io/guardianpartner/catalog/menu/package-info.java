/**
 * The menu: categories and products, open to read, kept by the administrator. Every change is told to whoever keeps a
 * copy, in the transaction that makes it.
 */
package io.guardianpartner.catalog.menu;
