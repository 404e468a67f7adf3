package io.guardianpartner.local.supervisor;

import java.util.ArrayDeque;
import java.util.Deque;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps to undo at the end, the last first. A failure of one does not prevent the others. */
class Cleanup implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cleanup.class);

    private final Deque<AutoCloseable> steps = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T later(T step) {
        steps.push(step);
        return step;
    }

    @Override
    public synchronized void close() {
        // An interruption asks to come to an end, not to cut the end short.
        Thread.interrupted();
        while (!steps.isEmpty()) {
            try {
                steps.pop().close();
            } catch (Exception e) {
                LOG.warn("Not everything could be ended in order", e);
            }
        }
    }
}
