/**
 * The operators' commands: they ask and print, {@code message-operations} does. Facts go to standard output, one line or
 * one JSON object each; what is said about them goes to standard error.
 */
package io.guardianpartner.local.cli.operations;
