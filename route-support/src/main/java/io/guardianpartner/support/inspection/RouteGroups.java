package io.guardianpartner.support.inspection;

import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;

/** Groups routes by the RouteBuilder that they stand in, in Camel's own route group, unless a route names its group itself. */
final class RouteGroups implements RouteBuilderLifecycleStrategy {

    private static final String NONE = "Other routes";

    /** The group of a route; one that Camel makes by itself has none. */
    static String of(Route route) {
        return route.getGroup() == null ? NONE : route.getGroup();
    }

    @Override
    public void beforeConfigure(RouteBuilder builder) {
        // It has no routes yet.
    }

    @Override
    public void afterConfigure(RouteBuilder builder) {
        String group = builder.getClass().getSimpleName();
        builder.getRouteCollection().getRoutes().stream().filter(route -> route.getGroup() == null)
            .forEach(route -> route.setGroup(group));
        builder.getRouteTemplateCollection().getRouteTemplates().stream()
            .filter(template -> template.getRoute().getGroup() == null)
            .forEach(template -> template.getRoute().setGroup(group));
    }
}
