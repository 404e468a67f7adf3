/**
 * The operators' commands: they ask and print, the other packages do. Facts go to standard output, one line or one JSON
 * object each; remarks about them go to standard error. Nothing outside of this package knows a command line.
 */
package io.guardianpartner.operations.cli;
