/**
 * Stops taking messages from the queue while what handlers need is away: a message that waits in the queue loses nothing,
 * one that is received in vain comes nearer to its last receive.
 */
package io.guardianpartner.routing.breaker;
