/** The story of an order: what the catalog keeps of its portions. */
package io.guardianpartner.catalog.story;
