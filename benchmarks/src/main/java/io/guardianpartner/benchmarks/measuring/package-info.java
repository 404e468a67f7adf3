/** The measuring process: it has the cloud, starts a process per case, fills what is to be emptied, and writes results. */
package io.guardianpartner.benchmarks.measuring;
