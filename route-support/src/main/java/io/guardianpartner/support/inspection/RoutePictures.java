package io.guardianpartner.support.inspection;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the pictures of all routes as a Markdown document: a flowchart for each RouteBuilder. */
final class RoutePictures {

    private static final String INTRODUCTION = """
        What runs, drawn from the running service: a picture for each RouteBuilder, a box for each route. Round: what the route begins
        with. A diamond decides. A double edge sends to what its second line names; a dotted line leads to the route of the same
        picture, or, with a text, to what is done after a failure. A step without an id is named by its kind.

        This file is generated: a test compares it with the running routes and says how to write it anew.
        """;

    private RoutePictures() {}

    static String of(String title, List<RouteShape> routes) {
        Map<String, List<RouteShape>> groups = routes.stream()
            .collect(Collectors.groupingBy(RouteShape::group, TreeMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder("# ").append(title).append('\n').append(INTRODUCTION);
        groups.forEach((group, members) -> text.append("\n## ").append(group).append("\n```mermaid\n")
            .append(Flowchart.of(members)).append("```\n"));
        return text.toString();
    }
}
