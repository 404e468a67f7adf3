/**
 * The commands of {@code ./guardian}: start Guardian on this machine, look at it, read its logs, play an order through it,
 * end it. Their output is for people; their exit codes are for scripts: 0 done, 1 not done, 2 misunderstood.
 */
package io.guardianpartner.local.cli;
