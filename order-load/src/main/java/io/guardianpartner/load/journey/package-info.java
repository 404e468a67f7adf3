/** One order's way from the wish to the customer's hands, step by step. */
package io.guardianpartner.load.journey;
