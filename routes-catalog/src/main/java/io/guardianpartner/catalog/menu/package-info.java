/**
 * The menu: categories and products, open to read, kept by the administrator. Every change is published for those who keep a
 * copy, in the transaction that makes it.
 */
package io.guardianpartner.catalog.menu;
