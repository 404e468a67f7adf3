/**
 * What operators do with messages: send one, look at dead letters, replay or drop them, hold what is deployed against the
 * contract. Nothing here prints, asks or knows a command line; whatever is expected to go wrong is an
 * {@link io.guardianpartner.operations.OperationException} with one line for people.
 */
package io.guardianpartner.operations;
