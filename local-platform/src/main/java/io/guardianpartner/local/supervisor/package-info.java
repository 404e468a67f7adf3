/**
 * Runs the whole of Guardian on one machine: the stand-ins in this process, every service of the contract as a process of
 * its own from the very jar that goes into the pods. It does for them what Kubernetes does there: environment variables,
 * probes, a new start after a crash, an orderly end. It knows no service by name; the contract does.
 */
package io.guardianpartner.local.supervisor;
