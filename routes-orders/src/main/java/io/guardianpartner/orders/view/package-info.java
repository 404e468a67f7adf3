/** Views of an order for those who may see it, and the problem for those who may not. */
package io.guardianpartner.orders.view;
