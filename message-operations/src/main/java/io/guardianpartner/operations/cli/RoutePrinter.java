package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Failure;

/** Prints routes for people: a line for each route, or for each step of one. */
class RoutePrinter {

    private static final String ROW = "%-44s %-9s %9s %7s %6s %9s %9s  %s%n";
    private static final String STEP_ROW = "%-44s %-16s %9s %9s %9s  %s%n";

    private final PrintWriter out;

    RoutePrinter(PrintWriter out) {
        this.out = out;
    }

    void routes(String service, JsonNode routes) {
        out.printf(Locale.ROOT, ROW, service, "state", "total", "failed", "now", "mean ms", "max ms", "from");
        routes.forEach(route -> {
            JsonNode exchanges = route.path("exchanges");
            out.printf(Locale.ROOT, ROW, text(route, "id"), state(route), text(exchanges, "total"),
                text(exchanges, "failed"), text(exchanges, "inFlight"), text(exchanges, "meanMillis"),
                text(exchanges, "maxMillis"), text(route, "from"));
        });
        out.println();
        out.flush();
    }

    void route(JsonNode route) {
        JsonNode exchanges = route.path("exchanges");
        out.println(text(route, "id") + " of " + text(route, "group") + ", from " + text(route, "from") + ": "
            + state(route));
        out.println("Exchanges: " + text(exchanges, "total") + " ended, " + text(exchanges, "failed") + " failed, "
            + text(exchanges, "failuresHandled") + " failures handled, " + text(exchanges, "inFlight")
            + " in flight; last ended " + text(route, "lastEnded"));
        if (route.hasNonNull("lastFailure")) {
            out.println("Last failure: " + text(route.path("lastFailure"), "kind") + ", "
                + text(route.path("lastFailure"), "at"));
        }
        out.println();
        out.printf(Locale.ROOT, STEP_ROW, "step", "kind", "count", "mean ms", "max ms", "to");
        route.path("steps").forEach(step -> out.printf(Locale.ROOT, STEP_ROW,
            "  ".repeat(step.path("level").asInt()) + text(step, "id"), text(step, "kind"), text(step, "count"),
            text(step, "meanMillis"), text(step, "maxMillis"), text(step, "target")));
        out.println();
        // A picture has lines, of which each is printed by itself.
        route.path("diagram").asText().lines().forEach(line -> out.println(Failure.printable(line)));
        out.flush();
    }

    private static String state(JsonNode route) {
        return text(route, "state").toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? Failure.printable(node.path(name).asText()) : "-";
    }
}
