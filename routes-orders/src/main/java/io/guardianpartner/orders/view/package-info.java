/** How an order is shown to those who may see it, and how it is said that there is none. */
package io.guardianpartner.orders.view;
