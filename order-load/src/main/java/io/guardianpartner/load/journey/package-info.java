/** One order's way from the wish to the customer's hands, step by step, with what was told of it. */
package io.guardianpartner.load.journey;
