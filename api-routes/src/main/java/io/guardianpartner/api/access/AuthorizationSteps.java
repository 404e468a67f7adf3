package io.guardianpartner.api.access;

import io.guardianpartner.api.Authenticator;
import io.guardianpartner.api.Caller;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.problem.ProblemAnswer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.util.StringHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a guard before the first step of every route that a request can begin. Where the request leads was decided by
 * then, so there is no other way in: a path that the filter reads differently than the server does finds the guard all the
 * same.
 * <p>
 * The guards are put when all routes are known and none has begun: until then Camel joins an operation with the
 * {@code direct:} route that it leads to, which it would not with a step in between; the request would be counted twice,
 * and once under the operation's name instead of the route's.
 */
final class AuthorizationSteps extends ModelLifecycleStrategySupport implements CamelContextConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationSteps.class);

    private final CamelContext camel;
    private final AccessRules rules;
    private final Authenticator authenticator;
    private final ProblemAnswer problemAnswer;

    AuthorizationSteps(CamelContext camel, AccessRules rules, Authenticator authenticator,
        ProblemAnswer problemAnswer) {
        this.camel = camel;
        this.rules = rules;
        this.authenticator = authenticator;
        this.problemAnswer = problemAnswer;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
        model.getRouteDefinitions().forEach(this::guard);
        model.addModelLifecycleStrategy(this);
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // It is done before.
    }

    /** One that is added to a running context. */
    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        guard(route);
    }

    private void guard(RouteDefinition route) {
        RouteStart start = RouteStart.of(route, camel);
        if (!start.isOfRequests()) {
            return;
        }
        String from = start.uri();
        AccessRule rule = rules.ofRoute(from);
        if (!rule.isOpen() && rule.roles().isEmpty()) {
            LOG.warn("{} is closed to everybody: no security() names its callers",
                StringHelper.before(from, "?", from));
        }
        if (!rule.roles().isEmpty()) {
            authenticator.isNeeded();
        }
        String operation = StringHelper.before(from, "?", from).replaceAll("(?:%7[BD]|[^A-Za-z0-9])+", "-");
        route.getOutputs().stream().filter(ToDefinition.class::isInstance).filter(step -> step.getId() == null)
            .findFirst().ifPresent(step -> step.setId("route-of-" + operation));
        ProcessDefinition guard = new ProcessDefinition(exchange -> admit(exchange, rule));
        guard.setId("access-of-" + operation);
        guard.setParent(route);
        route.getOutputs().add(0, guard);
    }

    /** Answers a rejection by itself: as a failure it would meet Camel's own error handler, which logs it with its stack. */
    private void admit(Exchange exchange, AccessRule rule) {
        try {
            rule.check(Caller.of(exchange));
        } catch (ProblemException problem) {
            problemAnswer.answer(exchange, problem);
            exchange.setRouteStop(true);
        }
    }
}
