package io.guardianpartner.benchmarks.client;

import java.time.Duration;

/** Something that is measured, over and over in one process, so that it runs as warm as a service does. */
public interface Case extends AutoCloseable {

    /**
     * Runs once.
     *
     * @param messages
     *            number of messages to handle
     * @param atMost
     *            after that the run ends where it is
     */
    Result run(int messages, Duration atMost) throws Exception;

    @Override
    default void close() throws Exception {
        // most leave nothing open between two runs
    }
}
