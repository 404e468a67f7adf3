/** The story of an order: what the services tell of it, and its dead letters. */
package io.guardianpartner.operations.story;
