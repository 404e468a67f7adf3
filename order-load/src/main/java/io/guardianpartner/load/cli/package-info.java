/** The command line. */
package io.guardianpartner.load.cli;
