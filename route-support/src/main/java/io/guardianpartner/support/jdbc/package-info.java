/** Transactions that routes and their SQL share. */
package io.guardianpartner.support.jdbc;
