/**
 * The story of an order: the shape in which each service tells its part of it, and orders all of it. It has roles, ids, times and
 * amounts, and nothing personal: no name, no address, no text that a person wrote.
 */
package io.guardianpartner.api.story;
