/** The platform that runs on this machine, as the commands find it: its state file, and the account that it stands for. */
package io.guardianpartner.operations.platform;
