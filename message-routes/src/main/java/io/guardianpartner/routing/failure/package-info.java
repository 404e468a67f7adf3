/**
 * The end of a message that cannot be handled: parked in the dead-letter queue with the reason, or visible again
 * after a while. One route configuration holds the whole table; nothing that it logs or writes down repeats a value of a
 * message or of a row.
 */
package io.guardianpartner.routing.failure;
