/**
 * Operations on messages: send one, look at dead letters, replay or drop them, verify what is deployed against the
 * contract. Whatever is expected to go wrong is an {@link io.guardianpartner.operations.OperationException} with one line
 * for people. Only {@link io.guardianpartner.operations.cli} prints, asks and knows a command line.
 */
package io.guardianpartner.operations;
