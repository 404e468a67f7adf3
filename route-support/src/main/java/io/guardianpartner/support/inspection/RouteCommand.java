package io.guardianpartner.support.inspection;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import org.apache.camel.ServiceStatus;

/** A command of an operator to a route, with the states in which it is possible. */
public enum RouteCommand {

    /** Starts a stopped route. */
    START(ServiceStatus.Stopped),
    /** Lets a route finish what is in flight, and ends it with its threads. */
    STOP(ServiceStatus.Started, ServiceStatus.Suspended),
    /** Lets a route finish what is in flight, and keeps it ready. */
    SUSPEND(ServiceStatus.Started),
    /** Lets a suspended route go on. */
    RESUME(ServiceStatus.Suspended);

    private final Set<ServiceStatus> states;

    RouteCommand(ServiceStatus... states) {
        this.states = Set.of(states);
    }

    boolean isFor(ServiceStatus state) {
        return states.contains(state);
    }

    /** Whether a route takes nothing in any more after it. */
    public boolean isEnding() {
        return this == STOP || this == SUSPEND;
    }

    /** @param name in lower case */
    public static Optional<RouteCommand> named(String name) {
        return Stream.of(values()).filter(command -> command.code().equals(name)).findFirst();
    }

    /** Its name as requests and metrics say it. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
