/**
 * The catalog: what the restaurant sells, how much of it there is, and which order has reserved what. No other service
 * knows the stock, so nobody else can promise a portion that is not there.
 */
package io.guardianpartner.catalog;
