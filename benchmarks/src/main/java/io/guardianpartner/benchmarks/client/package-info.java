/**
 * The process under test: one case each, started by the measuring process, which has queues, topics and databases. So the
 * CPU time of this process is the client's and nothing else's.
 */
package io.guardianpartner.benchmarks.client;
