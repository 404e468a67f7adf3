package io.guardianpartner.support.inspection;

import java.time.Duration;

import org.apache.camel.Route;

/**
 * The source from which a kind of route takes its work. It is held before such a route is stopped or suspended, so that nothing is handed
 * to a route that has gone.
 */
public interface RouteIntake {

    /** Whether the route takes its work in by this. */
    boolean feeds(Route route);

    /**
     * Takes nothing in any more, and waits until all that was taken in is done.
     *
     * @return whether it is; either way {@link #release()} follows
     */
    boolean drain(Duration atMost);

    /** Takes work in again, for routes that ask for it. */
    void release();
}
