package io.guardianpartner.api.operator;

import java.util.List;

import io.guardianpartner.api.Caller;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.support.inspection.RouteInspection;
import io.guardianpartner.support.inspection.RouteView;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.lang.Nullable;

/**
 * The routes of this pod, for operators: who has no token of theirs learns nothing, not even which routes there are. It is an
 * endpoint of the web alone; by JMX nobody is asked for a token.
 */
@WebEndpoint(id = "routes")
final class RoutesEndpoint {

    private final Operators operators;
    private final RouteInspection routes;
    private final AuditedRouteCommands commands;

    RoutesEndpoint(Operators operators, RouteInspection routes, AuditedRouteCommands commands) {
        this.operators = operators;
        this.routes = routes;
        this.commands = commands;
    }

    /** All routes of a pod. */
    public record Routes(List<RouteView> routes) {}

    @ReadOperation
    public Routes list() {
        operators.require();
        return new Routes(routes.routes());
    }

    @ReadOperation
    public RouteView show(@Selector String id) {
        operators.require();
        return found(id);
    }

    /**
     * Changes the state of a route, of this pod alone.
     *
     * @param action one of {@link io.guardianpartner.support.inspection.RouteCommand}, in lower case
     * @param reason why, for the audit log
     */
    @WriteOperation
    public RouteView change(@Selector String id, @Nullable String action, @Nullable String reason) {
        Caller operator = commands.admit(operators, id, action);
        commands.execute(operator, id, action, reason);
        return found(id);
    }

    private RouteView found(String id) {
        return routes.route(id).orElseThrow(() -> ProblemException.notFound("route", id));
    }
}
