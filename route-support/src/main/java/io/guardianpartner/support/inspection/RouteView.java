package io.guardianpartner.support.inspection;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.camel.ServiceStatus;

/**
 * A route as operators see it. Counts and times are those since the start of the pod, of this pod.
 *
 * @param group the RouteBuilder that it stands in
 * @param from what it begins with
 * @param source the kind of that
 * @param state of the route
 * @param uptimeSeconds since it was started; null if it is not
 * @param commands what an operator may do with it now
 * @param exchanges counted; null of a route that is not measured
 * @param lastEnded when an exchange last ended
 * @param steps with their counts, only of a route by itself
 * @param diagram a flowchart of Mermaid, only of a route by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RouteView(String id, String group, String from, RouteSource source, ServiceStatus state,
    Long uptimeSeconds, List<RouteCommand> commands, Exchanges exchanges, Instant lastEnded, LastFailure lastFailure,
    List<StepView> steps, String diagram) {

    /**
     * Exchanges of a route.
     *
     * @param total those that have ended
     * @param failed those that ended with a failure
     * @param failuresHandled failures that the route has dealt with
     * @param inFlight those that are in the route now
     * @param maxMillis of the last minutes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Exchanges(long total, long failed, long failuresHandled, long inFlight, Double meanMillis,
        Double maxMillis) {}

    /** The last failure by its kinds of exceptions; their messages repeat data and are never told. */
    public record LastFailure(Instant at, String kind) {}

    /**
     * A step of a route.
     *
     * @param id its own; absent if it has none
     * @param level how deep in blocks it stands; 0 is outside of all
     * @param target what it sends to
     * @param count how often it has run; absent of steps that are not timed: without an id, or that call nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepView(String id, String kind, int level, String target, Long count, Double meanMillis,
        Double maxMillis) {}

    /** @return the same with its steps and its picture */
    RouteView with(List<StepView> itsSteps, String itsDiagram) {
        return new RouteView(id, group, from, source, state, uptimeSeconds, commands, exchanges, lastEnded, lastFailure,
            itsSteps, itsDiagram);
    }

    /** The state as people say it. */
    static String said(ServiceStatus state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
