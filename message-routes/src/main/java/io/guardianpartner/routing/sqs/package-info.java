/**
 * The service's way to its queue, so that Camel's consumer, which deletes one message at a time and forgets the rest of
 * a batch, becomes fast and lossless: batched deletes, visibility that lasts as long as the work, release of what was
 * not begun.
 */
package io.guardianpartner.routing.sqs;
