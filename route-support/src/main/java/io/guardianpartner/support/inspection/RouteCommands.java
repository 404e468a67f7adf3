package io.guardianpartner.support.inspection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.guardianpartner.support.inspection.RouteRefusedException.Kind;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.RouteController;

/**
 * Starts, stops, suspends and resumes routes, one command at a time. A route that is stopped or suspended first finishes what is in flight; if
 * that takes too long it stays as it was. After a restart of the process every route runs again.
 */
public final class RouteCommands {

    private final CamelContext camel;
    private final List<RouteIntake> intakes;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    RouteCommands(CamelContext camel, List<RouteIntake> intakes) {
        this.camel = camel;
        this.intakes = List.copyOf(intakes);
    }

    /** @return null if there is no such route */
    public ServiceStatus state(String id) {
        return camel.getRoute(id) == null ? null : camel.getRouteController().getRouteStatus(id);
    }

    /**
     * Carries a command out.
     *
     * @return the state after it
     *
     * @throws RouteRefusedException if it is not carried out; then the route is as it was
     * @throws Exception as Camel says
     */
    public ServiceStatus execute(String id, RouteCommand command) throws Exception {
        Route route = camel.getRoute(id);
        if (route == null) {
            throw new RouteRefusedException(Kind.UNKNOWN, "There is no route " + id + ".");
        }
        RouteSource source = RouteSource.of(route.getEndpoint().getEndpointUri());
        if (!source.isOwn()) {
            throw new RouteRefusedException(Kind.CONFLICT, source.refusal());
        }
        if (!oneAtATime.tryLock()) {
            throw new RouteRefusedException(Kind.BUSY, "Another command is being carried out; try again.");
        }
        try {
            checkState(id, command);
            carryOut(route, command);
            return state(id);
        } finally {
            oneAtATime.unlock();
        }
    }

    private void checkState(String id, RouteCommand command) {
        ServiceStatus state = state(id);
        if (!command.isFor(state)) {
            throw new RouteRefusedException(Kind.CONFLICT, "The route is " + RouteView.said(state) + ".");
        }
    }

    private void carryOut(Route route, RouteCommand command) throws Exception {
        RouteController routes = camel.getRouteController();
        switch (command) {
            case START -> routes.startRoute(route.getRouteId());
            case RESUME -> routes.resumeRoute(route.getRouteId());
            default -> end(route, command);
        }
    }

    private void end(Route route, RouteCommand command) throws Exception {
        List<RouteIntake> feeding = intakes.stream().filter(intake -> intake.feeds(route)).toList();
        Duration patience = Duration.ofNanos(camel.getShutdownStrategy().getTimeUnit()
            .toNanos(camel.getShutdownStrategy().getTimeout()));
        try {
            if (!feeding.stream().allMatch(intake -> intake.drain(patience)) || !ended(route, command, patience)) {
                throw new RouteRefusedException(Kind.BUSY,
                    "What is in flight did not end within " + patience.toSeconds() + " s; the route goes on.");
            }
        } finally {
            feeding.forEach(RouteIntake::release);
        }
    }

    private boolean ended(Route route, RouteCommand command, Duration patience) throws Exception {
        RouteController routes = camel.getRouteController();
        if (command == RouteCommand.SUSPEND) {
            routes.suspendRoute(route.getRouteId(), patience.toSeconds(), TimeUnit.SECONDS);
            return true;
        }
        return routes.stopRoute(route.getRouteId(), patience.toSeconds(), TimeUnit.SECONDS, true);
    }
}
