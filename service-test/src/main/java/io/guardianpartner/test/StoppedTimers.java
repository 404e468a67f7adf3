package io.guardianpartner.test;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;

/** Lets a route that a timer begins be entered by {@code direct:} and the timer's name, and by nothing else. */
final class StoppedTimers extends ModelLifecycleStrategySupport {

    private static final Pattern TIMER = Pattern.compile("timer:(?://)?([^?]+).*");

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        FromDefinition from = route.getInput();
        Matcher timer = TIMER.matcher(from == null ? "" : from.getEndpointUri());
        if (timer.matches()) {
            from.setUri("direct:" + timer.group(1));
        }
    }
}
