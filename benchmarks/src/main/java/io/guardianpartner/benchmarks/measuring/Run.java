package io.guardianpartner.benchmarks.measuring;

import io.guardianpartner.benchmarks.client.Result;

/**
 * One run of a case, as both sides saw it.
 *
 * @param messages
 *            that there were to be dealt with
 * @param left
 *            messages in queue and dead-letter queue afterwards
 */
record Run(int messages, long left, Result result) {}
