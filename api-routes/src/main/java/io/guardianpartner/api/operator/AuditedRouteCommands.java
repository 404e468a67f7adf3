package io.guardianpartner.api.operator;

import java.time.Duration;
import java.util.Map;

import io.guardianpartner.api.Caller;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.text.Text;
import io.guardianpartner.support.inspection.RouteCommand;
import io.guardianpartner.support.inspection.RouteCommands;
import io.guardianpartner.support.inspection.RouteRefusedException;
import org.apache.camel.ServiceStatus;

/** Carries out the commands of operators. Each try is audited, whether it was carried out or not. */
final class AuditedRouteCommands {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final int LONGEST_REASON = 200;

    private final RouteCommands routes;
    private final RouteAudit audit;

    AuditedRouteCommands(RouteCommands routes, RouteAudit audit) {
        this.routes = routes;
        this.audit = audit;
    }

    /** Finds out who asks; somebody unknown, or who may not, is audited too. */
    Caller admit(Operators operators, String route, String action) {
        Caller caller = Caller.anonymous();
        try {
            caller = operators.authenticate();
            operators.authorize(caller);
            return caller;
        } catch (ProblemException problem) {
            audit.denied(new RouteAudit.Try(caller.id(), route, action, null, routes.state(route)), problem.status());
            throw problem;
        }
    }

    void execute(Caller operator, String route, String action, String reason) {
        ServiceStatus before = routes.state(route);
        RouteAudit.Try attempt = new RouteAudit.Try(operator.id(), route, action, reason, before);
        try {
            RouteCommand command = RouteCommand.named(action).orElseThrow(() -> ProblemException.malformed("action",
                "must be start, stop, suspend or resume"));
            checkReason(command, reason);
            audit.done(attempt, routes.execute(route, command));
        } catch (ProblemException problem) {
            audit.refused(attempt, routes.state(route), problem.getMessage());
            throw problem;
        } catch (RouteRefusedException refusal) {
            audit.refused(attempt, routes.state(route), refusal.getMessage());
            throw problem(refusal, routes.state(route));
        } catch (Exception failure) {
            audit.failed(attempt, routes.state(route), failure);
            throw new IllegalStateException("Route " + action + " failed", failure);
        }
    }

    /** The next operator must be able to find out why a route does not run. */
    private static void checkReason(RouteCommand command, String reason) {
        boolean isSaid = reason != null && !reason.isBlank();
        if (command.isEnding() && !isSaid) {
            throw ProblemException.unprocessable("reason", "must say why the route is ended");
        }
        if (isSaid && (Text.length(reason) > LONGEST_REASON || !Text.isClean(reason))) {
            throw ProblemException.unprocessable("reason",
                "must be at most " + LONGEST_REASON + " printable characters");
        }
    }

    private static ProblemException problem(RouteRefusedException refusal, ServiceStatus state) {
        return switch (refusal.kind()) {
            case UNKNOWN -> ProblemException.of(404, refusal.getMessage());
            case CONFLICT -> ProblemException.conflict(refusal.getMessage(), Map.of("state", state));
            case BUSY -> ProblemException.unavailable(refusal.getMessage(), RETRY_AFTER);
        };
    }
}
