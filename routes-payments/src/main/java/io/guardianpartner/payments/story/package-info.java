/** The story of an order: what this service keeps of its payment. */
package io.guardianpartner.payments.story;
